package dev.loomwise.bench.model;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the tasks of one run as they end; the caller waits here, on one latch, however many tasks there are. */
final class Tally implements Lane.Completion {
    private final AtomicInteger remaining;
    private final LongAdder checksum = new LongAdder();
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
    private final CountDownLatch allEnded = new CountDownLatch(1);
    private volatile boolean cancelled;

    Tally(int tasks) {
        remaining = new AtomicInteger(tasks);
        if (tasks == 0) {
            allEnded.countDown();
        }
    }

    @Override
    public void ended(int index, long sum, @Nullable Throwable failure) {
        checksum.add(sum);
        if (failure != null) {
            firstFailure.compareAndSet(null, failure);
        }
        if (remaining.decrementAndGet() == 0) {
            allEnded.countDown();
        }
    }

    /** Tasks that have not started must not start any more. */
    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Waits for the last task and returns the sum of the checksums. */
    long result() throws ExecutionException, InterruptedException {
        try {
            allEnded.await();
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        Throwable failure = firstFailure.get();
        if (failure != null) {
            throw new ExecutionException(failure);
        }
        return checksum.sum();
    }
}
