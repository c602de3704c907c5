package dev.loomwise.advisor.advice.snippet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Virtual threads that wait, and a fixed pool as wide as the cores that computes. */
public final class BridgeSnippet {
    private BridgeSnippet() {}

    // BEGIN
    /** Waits on virtual threads, {@code inFlight} at once; {@code heavy} runs on a pool as wide as the cores. */
    public static <A, T> List<T> runAll(List<Callable<A>> calls, Function<A, T> heavy, ExecutorService pool,
            int inFlight, Duration timeout, List<Exception> failures) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Semaphore permits = new Semaphore(inFlight);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<A> call : calls) {
                futures.add(threads.submit(() -> {
                    permits.acquire();
                    try {
                        A answer = call.call();
                        return pool.submit(() -> heavy.apply(answer)).get();
                    } finally {
                        permits.release();
                    }
                }));
            }
            return collect(futures, deadline, failures);
        } finally {
            threads.shutdownNow(); // interrupts what is late, also when the caller was interrupted
        }
    }

    private static <T> List<T> collect(List<Future<T>> futures, long deadline, List<Exception> failures)
            throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException | TimeoutException e) {
                future.cancel(true);
                failures.add(e);
            }
        }
        return results;
    }
    // END
}
