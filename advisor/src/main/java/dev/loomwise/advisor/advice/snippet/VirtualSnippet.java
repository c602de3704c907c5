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

/** A virtual thread per task, a semaphore for the limit. */
public final class VirtualSnippet {
    private VirtualSnippet() {}

    // BEGIN
    /** All tasks, at most {@code inFlight} at once; one that fails or is late cancels no other. */
    public static <T> List<T> runAll(List<Callable<T>> tasks, int inFlight, Duration timeout,
            List<Exception> failures) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Semaphore permits = new Semaphore(inFlight);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    permits.acquire();
                    try {
                        return task.call();
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
