package dev.loomwise.bench.task;

/**
 * The computing of one step, and the checksum that it must bring. Every step does the same work, so that what a run must
 * return is known without doing it all again.
 *
 * @param units of {@link CpuWork}, at least 0
 */
public record Compute(long units) {
    private static final long SEED = 42;

    /** Computes, and marks whose work it was. */
    public long run(int index, int step) {
        return mark(index, step) + CpuWork.spin(units, SEED);
    }

    /** What {@code tasks} tasks of {@code steps} steps must add up to. */
    public long expected(int tasks, int steps) {
        long sum = (long) tasks * steps * CpuWork.spin(units, SEED);
        for (int task = 0; task < tasks; task++) {
            for (int step = 0; step < steps; step++) {
                sum += mark(task, step);
            }
        }
        return sum;
    }

    /** Differs for every task and step, so that one done twice does not make up for one that was lost. */
    private static long mark(int index, int step) {
        long z = (index + 1L) * 0x9E3779B97F4A7C15L + step * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 27);
    }
}
