package dev.loomwise.bench.task;

/** A divisible job of pure computing: {@code grains} independent pieces of the same length. */
public record SpinJob(long grains, long unitsPerGrain) implements DivisibleJob {
    @Override
    public long size() {
        return grains;
    }

    /** What the whole must bring. */
    public long expected() {
        return compute().expected((int) grains, 1);
    }

    private Compute compute() {
        return new Compute(unitsPerGrain);
    }

    @Override
    public long part(long from, long to) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += compute().run((int) i, 0);
        }
        return sum;
    }
}
