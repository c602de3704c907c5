package dev.loomwise.bench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.task.DivisibleJob;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: whatever the model, every task runs exactly once, inside its limit, and the caller learns how it ended. */
class LaneContractTest {
    private static final int NOBODY = -1;

    @ParameterizedTest
    @EnumSource
    void every_task_runs_exactly_once(ConcurrencyModel model) throws Exception {
        CountingTask task = new CountingTask(200, NOBODY, 1, true);
        try (Lane lane = model.open(new Settings(50, 0, 2))) {
            assertEquals(task.expected(200), lane.run(task, 200));
        }
        for (int i = 0; i < 200; i++) {
            assertEquals(1, task.runs.get(i), "runs of task " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_lane_can_run_many_times(ConcurrencyModel model) throws Exception {
        try (Lane lane = model.open(new Settings(10, 3, 2))) {
            for (int round = 0; round < 20; round++) {
                CountingTask task = new CountingTask(10, NOBODY, 0, true);
                assertEquals(task.expected(10), lane.run(task, 10));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_more_tasks_are_in_progress_than_the_limit_allows(ConcurrencyModel model) throws Exception {
        CountingTask task = new CountingTask(60, NOBODY, 2, true);
        try (Lane lane = model.open(new Settings(50, 7, 4))) {
            lane.run(task, 60);
        }
        int most = task.mostInProgress.get();
        assertTrue(most <= 7, most + " in progress");
        int reachable = switch (model) {
            case SYNC -> 1;
            case FORKJOIN -> 4;
            default -> 7;
        };
        assertEquals(reachable, most, "the limit is used");
    }

    @ParameterizedTest
    @EnumSource
    void a_failing_task_reaches_the_caller_with_its_cause_and_the_others_still_run(ConcurrencyModel model) {
        CountingTask task = new CountingTask(30, 11, 1, true);
        try (Lane lane = model.open(new Settings(10, 0, 2))) {
            ExecutionException thrown = assertThrows(ExecutionException.class, () -> lane.run(task, 30));
            Throwable cause = thrown.getCause();
            while (cause instanceof ExecutionException) {
                cause = cause.getCause();
            }
            assertInstanceOf(IllegalStateException.class, cause);
            assertEquals("task 11", cause.getMessage());
        }
        for (int i = 0; i < 30; i++) {
            assertEquals(1, task.runs.get(i), "runs of task " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void interruption_stops_the_run(ConcurrencyModel model) throws Exception {
        CountingTask task = new CountingTask(1000, NOBODY, 20, true);
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform().start(() -> {
            try (Lane lane = model.open(new Settings(2, 2, 2))) {
                started.countDown();
                lane.run(task, 1000);
                outcome.complete(new AssertionError("it ran to its end"));
            } catch (Throwable t) {
                outcome.complete(t);
            }
        });
        started.await();
        Thread.sleep(100);
        caller.interrupt();
        Throwable thrown = outcome.get(5, TimeUnit.SECONDS);
        assertTrue(thrown instanceof InterruptedException || thrown.getCause() instanceof InterruptedException,
                () -> "ended with " + thrown);
        int ended = 0;
        for (int i = 0; i < 1000; i++) {
            ended += task.runs.get(i);
        }
        assertTrue(ended < 500, ended + " tasks still ran");
    }

    @ParameterizedTest
    @EnumSource
    void no_thread_is_left_behind(ConcurrencyModel model) throws Exception {
        CountingTask warm = new CountingTask(5, NOBODY, 1, true);
        // The JDK's own threads (delay scheduler, carriers) start on first use and stay.
        try (Lane lane = model.open(new Settings(3, 0, 2))) {
            lane.run(warm, 5);
        }
        Set<Long> before = liveThreads();
        try (Lane lane = model.open(new Settings(20, 0, 2))) {
            lane.run(new CountingTask(100, NOBODY, 1, true), 100);
            lane.submit(new CountingTask(1, NOBODY, 1, true), 0, (index, sum, failure) -> {});
        }
        Set<Long> left = liveThreads();
        left.removeAll(before);
        for (int i = 0; i < 50 && !left.isEmpty(); i++) {
            Thread.sleep(20);
            left.retainAll(liveThreads());
        }
        assertEquals(Set.of(), left);
    }

    @ParameterizedTest
    @EnumSource
    void submitted_tasks_are_all_reported_inside_the_limit(ConcurrencyModel model) throws Exception {
        CountingTask task = new CountingTask(100, NOBODY, 1, true);
        CountDownLatch ended = new CountDownLatch(100);
        LongAdder sums = new LongAdder();
        try (Lane lane = model.open(new Settings(20, 5, 2))) {
            for (int i = 0; i < 100; i++) {
                lane.submit(task, i, (index, sum, failure) -> {
                    sums.add(sum);
                    ended.countDown();
                });
            }
            assertTrue(ended.await(10, TimeUnit.SECONDS));
        }
        assertEquals(task.expected(100), sums.sum());
        assertTrue(task.mostInProgress.get() <= 5, task.mostInProgress + " in progress");
    }

    @ParameterizedTest
    @EnumSource
    void a_blocking_only_task_runs_under_every_model(ConcurrencyModel model) throws Exception {
        CountingTask task = new CountingTask(40, NOBODY, 1, false);
        try (Lane lane = model.open(new Settings(8, 0, 2))) {
            assertEquals(task.expected(40), lane.run(task, 40));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_divisible_job_is_split_by_forkjoin_alone(ConcurrencyModel model) throws Exception {
        AtomicInteger parts = new AtomicInteger();
        DivisibleJob job = new DivisibleJob() {
            @Override
            public long size() {
                return 10_000;
            }

            @Override
            public long part(long from, long to) {
                parts.incrementAndGet();
                return (to - from) * (from + to - 1) / 2;
            }
        };
        try (Lane lane = model.open(new Settings(4, 0, 2))) {
            assertEquals(10_000L * 9_999 / 2, lane.run(job));
        }
        if (model == ConcurrencyModel.FORKJOIN) {
            assertTrue(parts.get() >= 256 && parts.get() <= 512, parts + " parts");
        } else {
            assertEquals(1, parts.get());
        }
    }

    private static Set<Long> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("loomwise")
                || (t.getName().startsWith("ForkJoinPool-") && !t.getName().contains("delay")))
                .map(Thread::threadId).collect(Collectors.toSet());
    }
}
