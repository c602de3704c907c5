package dev.loomwise.advisor.advice.snippet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fixed pool that is made once and kept; its size is the limit. */
public final class PlatformSnippet {
    private PlatformSnippet() {}

    // BEGIN
    /** Make it once: {@code Executors.newFixedThreadPool(poolSize)}; close it when the program ends. */
    public static ExecutorService open(int poolSize) {
        return Executors.newFixedThreadPool(poolSize);
    }

    /** All tasks on the pool; one that fails or is late cancels no other. */
    public static <T> List<T> runAll(ExecutorService pool, List<Callable<T>> tasks, Duration timeout,
            List<Exception> failures) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(pool.submit(task));
        }
        return collect(futures, deadline, failures);
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
