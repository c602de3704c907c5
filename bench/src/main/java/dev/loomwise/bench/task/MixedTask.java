package dev.loomwise.bench.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Tasks that wait alike and compute unlike: every so-manieth is heavy. The bridge moves only those to its pool. Each task
 * leaves the moment of its end, because what heavy ones do to light ones shows there and not in the time of the whole.
 */
public final class MixedTask implements Task<Integer> {
    private final TimedTask light;
    private final Compute heavy;
    private final int every;
    private final AtomicLongArray ends;

    /**
     * @param tasks how many there are
     * @param every which tasks are heavy: the last of each so many
     * @param lightUnits of {@link CpuWork} per step of a light task
     */
    public MixedTask(int tasks, int every, int steps, long waitNanosPerStep, long lightUnits, long heavyUnits) {
        this.light = new TimedTask(steps, waitNanosPerStep, lightUnits);
        this.heavy = new Compute(heavyUnits);
        this.every = every;
        this.ends = new AtomicLongArray(tasks);
    }

    @Override
    public int steps() {
        return light.steps();
    }

    @Override
    public boolean waits() {
        return light.waits();
    }

    @Override
    public boolean heavy(int index) {
        return index % every == every - 1;
    }

    @Override
    public Integer await(int index, int step) throws InterruptedException {
        return light.await(index, step);
    }

    @Override
    public CompletableFuture<Integer> awaitAsync(int index, int step) {
        return light.awaitAsync(index, step);
    }

    @Override
    public long compute(int index, int step, Integer received) {
        long sum = heavy(index) ? heavy.run(index, step) : light.compute(index, step, received);
        ends.lazySet(index, System.nanoTime());
        return sum;
    }

    /** When the light tasks ended, in milliseconds after {@code startNanos}, in order. */
    public double[] lightEndsMs(long startNanos) {
        return IntStream.range(0, ends.length()).filter(i -> !heavy(i))
                .mapToDouble(i -> (ends.get(i) - startNanos) / 1e6).sorted().toArray();
    }

    @Override
    public long expected(int tasks) {
        return heavy.expected(IntStream.range(0, tasks).filter(this::heavy), steps())
                + light.expected(IntStream.range(0, tasks).filter(i -> !heavy(i)));
    }
}
