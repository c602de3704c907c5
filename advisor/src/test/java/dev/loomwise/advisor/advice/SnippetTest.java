package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: the code that we tell people to write keeps its limit, isolates failures and ends in time. */
class SnippetTest {
    private static final Duration SOON = Duration.ofSeconds(5);

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
    void synchronous_code_goes_on_after_a_failure() {
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
            List<Boolean> virtual = BridgeSnippet.runAll(tasks(), i -> Thread.currentThread().isVirtual(), pool, SOON,
                    failures);
            assertEquals(Collections.nCopies(19, false), virtual);
        }
        assertEquals(1, failures.size());
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
}
