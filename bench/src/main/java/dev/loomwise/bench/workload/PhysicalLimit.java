package dev.loomwise.bench.workload;

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
