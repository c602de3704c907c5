package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/** What the cores know of each task's burst, in columns that grow as tasks come. */
final class BurstColumns {
    /** What is left beyond the slice that runs. */
    double[] rest;
    /** The clock of attained service when its thread was given the core for this slice. */
    double[] began;
    /** Until when its thread's caches count as warm. */
    double[] hotUntil;
    /** What it has had already before it was given its core. */
    double[] used;
    /** The core that its last part ran on. */
    int[] core;

    /** @param tasks as many as are expected */
    BurstColumns(int tasks) {
        rest = new double[tasks];
        began = new double[tasks];
        hotUntil = new double[tasks];
        used = new double[tasks];
        core = new int[tasks];
    }

    /** Room for that task. */
    void reserve(int task) {
        if (task >= rest.length) {
            int length = Math.max(task + 1, 2 * rest.length);
            rest = Arrays.copyOf(rest, length);
            began = Arrays.copyOf(began, length);
            hotUntil = Arrays.copyOf(hotUntil, length);
            used = Arrays.copyOf(used, length);
            core = Arrays.copyOf(core, length);
        }
    }
}
