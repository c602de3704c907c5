package dev.loomwise.bench.model;

import dev.loomwise.bench.task.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts how often each task ran and how many were in progress at once; task {@code failing} throws. */
final class CountingTask implements Task<Integer> {
    final AtomicIntegerArray runs;
    final AtomicInteger mostInProgress = new AtomicInteger();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final int failing;
    private final long waitMs;
    private final boolean nonBlocking;

    CountingTask(int tasks, int failing, long waitMs, boolean nonBlocking) {
        this.runs = new AtomicIntegerArray(tasks);
        this.failing = failing;
        this.waitMs = waitMs;
        this.nonBlocking = nonBlocking;
    }

    private void begin() {
        mostInProgress.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
    }

    @Override
    public boolean nonBlocking() {
        return nonBlocking;
    }

    @Override
    public int steps() {
        return 2;
    }

    @Override
    public Integer await(int index, int step) throws InterruptedException {
        if (step == 0) {
            begin();
        }
        Thread.sleep(waitMs);
        return index;
    }

    @Override
    public CompletableFuture<Integer> awaitAsync(int index, int step) {
        if (step == 0) {
            begin();
        }
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        CompletableFuture.delayedExecutor(waitMs, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> ended.complete(index));
        return ended;
    }

    @Override
    public long compute(int index, int step, Integer received) {
        if (step == 1) {
            inProgress.decrementAndGet();
            runs.incrementAndGet(index);
            if (index == failing) {
                throw new IllegalStateException("task " + index);
            }
        }
        return step == 1 ? received + 1L : 0;
    }

    @Override
    public long expected(int tasks) {
        return (long) tasks * (tasks + 1) / 2;
    }
}
