package dev.loomwise.bench.task;

import java.util.stream.IntStream;

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
        return expected(IntStream.range(0, tasks), steps);
    }

    /** What these tasks must add up to. */
    public long expected(IntStream tasks, int steps) {
        long perStep = CpuWork.spin(units, SEED);
        return tasks.mapToLong(task -> IntStream.range(0, steps).mapToLong(step -> perStep + mark(task, step)).sum())
                .sum();
    }

    /** Differs for every task and step, so that one done twice does not make up for one that was lost. */
    private static long mark(int index, int step) {
        long z = (index + 1L) * 0x9E3779B97F4A7C15L + step * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 27);
    }
}
