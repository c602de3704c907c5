package dev.loomwise.bench.workload;

import java.util.Arrays;

/**
 * What no model can beat: the waits cannot shrink, the cores cannot compute faster, and a limit in flight makes waves.
 * For constant waits and P cores: {@code max(wait/steps + tasks*cpu/P, ceil(tasks/inFlight) * (wait + cpu))}.
 */
public final class PhysicalLimit {
    private PhysicalLimit() {}

    /**
     * The shortest possible time of a batch.
     *
     * @param inFlight 0 means no limit
     * @return in the unit of {@code wait} and {@code cpu}
     */
    public static double batch(long tasks, double wait, double cpu, int steps, long inFlight, int cores) {
        long limit = inFlight == 0 ? tasks : Math.min(tasks, inFlight);
        long waves = (tasks + limit - 1) / limit;
        return Math.max(wait / steps + tasks * cpu / cores, waves * (wait + cpu));
    }

    /**
     * The shortest possible time of a batch whose waits differ: no less than the longest task, than the computing on all
     * cores after the shortest wait, and than all of it in so many places at once.
     *
     * @param waitsMs waiting time of each task in all, at least one
     */
    public static double uneven(double[] waitsMs, Cell cell, int cores) {
        double cpu = cell.cpu().toNanos() / 1e6;
        double longest = Arrays.stream(waitsMs).max().orElseThrow() + cpu;
        double computing = Arrays.stream(waitsMs).min().orElseThrow() / cell.steps() + waitsMs.length * cpu / cores;
        double places = cell.inFlight() == 0
                ? 0
                : (Arrays.stream(waitsMs).sum() + waitsMs.length * cpu) / cell.inFlight();
        return Math.max(longest, Math.max(computing, places));
    }

    /** The shortest possible time of a batch with these numbers, in milliseconds. */
    public static double of(Cell cell, int cores) {
        return batch(cell.tasks(), cell.waiting().toNanos() / 1e6, cell.cpu().toNanos() / 1e6, cell.steps(),
                cell.inFlight(), cores);
    }

    /** The shortest possible time of one job of {@code tasks * cpu} that can be split. */
    public static double divisible(long tasks, double cpu, int cores) {
        return tasks * cpu / cores;
    }
}
