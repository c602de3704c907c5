package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.advice.snippet.AsyncSnippet;
import dev.loomwise.advisor.advice.snippet.BridgeSnippet;
import dev.loomwise.advisor.advice.snippet.ForkJoinSnippet;
import dev.loomwise.advisor.advice.snippet.PlatformSnippet;
import dev.loomwise.advisor.advice.snippet.SyncSnippet;
import dev.loomwise.advisor.advice.snippet.VirtualSnippet;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: the code that we tell people to write keeps its limit, isolates failures and ends in time. */
class SnippetTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofMillis(100);

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<Exception> failures = new ArrayList<>();

    /** Twenty tasks; the seventh fails. */
    private List<Callable<Integer>> tasks() {
        return IntStream.range(0, 20).<Callable<Integer>>mapToObj(i -> () -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                Thread.sleep(10);
                if (i == 7) {
                    throw new IllegalStateException("seven");
                }
                return i;
            } finally {
                inFlight.decrementAndGet();
            }
        }).toList();
    }

    private void oneFailedAndTheRestArrived(List<Integer> results) {
        assertEquals(19, results.size());
        assertEquals(1, failures.size());
    }

    @ParameterizedTest
    @EnumSource
    void every_model_has_code_to_show(ConcurrencyModel model) {
        assertTrue(Snippet.of(model).contains("public static"), Snippet.of(model));
    }

    @Test
    void synchronous_code_goes_on_after_a_failure() throws Exception {
        oneFailedAndTheRestArrived(SyncSnippet.runAll(tasks(), SOON, failures));
    }

    @Test
    void virtual_threads_keep_the_limit() throws Exception {
        oneFailedAndTheRestArrived(VirtualSnippet.runAll(tasks(), 4, SOON, failures));
        assertEquals(4, most.get());
    }

    @Test
    void a_late_task_is_cancelled_and_the_others_arrive() throws Exception {
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> {
            Thread.sleep(60_000);
            return 2;
        });
        assertEquals(List.of(1), VirtualSnippet.runAll(tasks, 2, Duration.ofMillis(200), failures));
        assertEquals(1, failures.size());
    }

    @Test
    void the_pool_is_the_limit_of_platform_threads() throws Exception {
        try (ExecutorService pool = PlatformSnippet.open(4)) {
            oneFailedAndTheRestArrived(PlatformSnippet.runAll(pool, tasks(), SOON, failures));
        }
        assertEquals(4, most.get());
    }

    @Test
    void the_bridge_computes_on_the_pool() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Boolean> virtual = BridgeSnippet.runAll(tasks(), i -> Thread.currentThread().isVirtual(), pool, 4,
                    SOON, failures);
            assertEquals(Collections.nCopies(19, false), virtual);
        }
        assertEquals(1, failures.size());
        assertEquals(4, most.get());
    }

    @Test
    void forkjoin_adds_up_all_parts() throws Exception {
        assertEquals(499_500, ForkJoinSnippet.sum(1000, 7, (from, to) -> (to - from) * (from + to - 1) / 2, SOON));
    }

    @Test
    void async_stages_keep_the_limit_and_list_failures() {
        List<Supplier<CompletableFuture<Integer>>> calls = IntStream.range(0, 20)
                .<Supplier<CompletableFuture<Integer>>>mapToObj(i -> () -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    return CompletableFuture.supplyAsync(() -> {
                        inFlight.decrementAndGet();
                        if (i == 7) {
                            throw new IllegalStateException("seven");
                        }
                        return i;
                    }, CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS));
                }).toList();
        List<Throwable> failed = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            assertEquals(19, AsyncSnippet.runAll(calls, i -> i, 4, SOON, workers, failed).size());
        }
        assertEquals(1, failed.size());
        assertTrue(most.get() <= 4, most + " in flight");
    }

    @Test
    void a_call_that_cannot_even_start_cancels_no_other() {
        List<Supplier<CompletableFuture<Integer>>> calls = List.of(() -> CompletableFuture.completedFuture(1), () -> {
            throw new IllegalStateException("refused");
        }, () -> CompletableFuture.completedFuture(3));
        List<Throwable> failed = new ArrayList<>();
        assertEquals(List.of(1, 3), AsyncSnippet.runAll(calls, i -> i, 1, SOON, Runnable::run, failed));
        assertEquals(1, failed.size());
    }

    @Test
    void a_long_lane_of_calls_that_end_at_once_keeps_the_stack_flat() {
        List<Supplier<CompletableFuture<Integer>>> calls = Collections.nCopies(20_000,
                () -> CompletableFuture.completedFuture(1));
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            assertEquals(20_000, AsyncSnippet.runAll(calls, i -> i, 1, SOON, workers, new ArrayList<>()).size());
        }
    }

    private static <T> T sleep(T result) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return result;
    }

    @Test
    void nothing_that_is_late_holds_the_caller_of_a_pool_a_bridge_or_futures() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> tasks = List.of(() -> 1, () -> sleep(2));
            assertEquals(List.of(1), PlatformSnippet.runAll(pool, tasks, LATE, failures));
            List<Callable<Integer>> calls = List.of(() -> 1, () -> 2);
            assertEquals(List.of(1), BridgeSnippet.runAll(calls, i -> i == 1 ? i : sleep(i), pool, 2, LATE, failures));
            List<Throwable> failed = new ArrayList<>();
            List<Supplier<CompletableFuture<Integer>>> stuck = List.of(() -> CompletableFuture.completedFuture(1),
                    CompletableFuture::new, CompletableFuture::new);
            assertEquals(List.of(1), AsyncSnippet.runAll(stuck, i -> i, 1, LATE, Runnable::run, failed));
            assertEquals(2, failed.size(), "the one that was late, and the one that it kept from starting");
        } finally {
            pool.shutdownNow();
        }
        assertEquals(2, failures.size());
    }

    @Test
    void a_late_part_does_not_hold_the_caller_of_forkjoin() {
        long start = System.nanoTime();
        assertThrows(TimeoutException.class, () -> ForkJoinSnippet.sum(2, 1, (from, to) -> sleep(1L), LATE));
        assertTrue(System.nanoTime() - start < SOON.toNanos());
    }

    @Test
    void a_part_that_fails_reaches_the_caller_of_forkjoin() {
        assertThrows(ExecutionException.class, () -> ForkJoinSnippet.sum(8, 1, (from, to) -> 1 / (from - 3), SOON));
    }

    @Test
    void synchronous_code_starts_nothing_after_its_time() throws Exception {
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> {
            Thread.sleep(LATE.plusMillis(50));
            return 2;
        }, () -> 3);
        assertEquals(List.of(1, 2), SyncSnippet.runAll(tasks, LATE, failures));
        assertEquals(1, failures.size());
    }

    @Test
    void an_interrupted_caller_leaves_no_virtual_thread_behind() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        List<Callable<Integer>> tasks = List.of(() -> {
            try {
                caller.interrupt();
                Thread.sleep(60_000);
            } finally {
                stopped.countDown();
            }
            return 1;
        });
        assertThrows(InterruptedException.class, () -> VirtualSnippet.runAll(tasks, 1, SOON, failures));
        assertTrue(stopped.await(5, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @EnumSource
    void code_to_show_fits_on_a_screen(ConcurrencyModel model) {
        assertTrue(Snippet.of(model).lines().count() <= 45, model + ": " + Snippet.of(model).lines().count());
    }
}
