package dev.loomwise.advisor.advice.snippet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** One task after the other; a failure is listed and the rest goes on. */
public final class SyncSnippet {
    private SyncSnippet() {}

    // BEGIN
    /** Results in order; a failed task leaves its exception in {@code failures}. The timeout ends the whole. */
    public static <T> List<T> runAll(List<Callable<T>> tasks, Duration timeout, List<Exception> failures)
            throws InterruptedException {
        List<T> results = new ArrayList<>();
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Callable<T> task : tasks) {
            if (System.nanoTime() > deadline) {
                failures.add(new java.util.concurrent.TimeoutException("not started in time"));
                continue;
            }
            try {
                results.add(task.call());
            } catch (InterruptedException e) {
                throw e; // whoever interrupts means all of it
            } catch (Exception e) {
                failures.add(e);
            }
        }
        return results;
    }
    // END
}
