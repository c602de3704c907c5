package dev.loomwise.bench.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Waits on a timer, then computes: {@code Thread.sleep}, or a stage that the delay scheduler completes. */
public final class TimedTask implements Task<Integer> {
    private final int steps;
    private final long waitNanos;
    private final Compute compute;
    private final Executor after;

    /**
     * @param waitNanos waiting time per step; 0 means that the task only computes
     * @param units of {@link CpuWork} per step
     */
    public TimedTask(int steps, long waitNanos, long units) {
        this.steps = steps;
        this.waitNanos = waitNanos;
        this.compute = new Compute(units);
        this.after = CompletableFuture.delayedExecutor(waitNanos, TimeUnit.NANOSECONDS, Runnable::run);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public boolean waits() {
        return waitNanos > 0;
    }

    @Override
    public Integer await(int index, int step) throws InterruptedException {
        if (waitNanos > 0) {
            Thread.sleep(waitNanos / 1_000_000, (int) (waitNanos % 1_000_000));
        }
        return index;
    }

    @Override
    public CompletableFuture<Integer> awaitAsync(int index, int step) {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        after.execute(() -> ended.complete(index));
        return ended;
    }

    /** What these tasks must add up to. */
    long expected(IntStream tasks) {
        return compute.expected(tasks, steps);
    }

    @Override
    public long expected(int tasks) {
        return compute.expected(tasks, steps);
    }

    @Override
    public long compute(int index, int step, Integer received) {
        return compute.run(index, step);
    }
}
