package dev.loomwise.advisor.predict.sim;

/**
 * Tasks of one kind.
 *
 * @param share how many of all tasks, above 0 (relative to the other classes)
 * @param waiting waiting time per task in all
 * @param cpu computing time per task in all, on one undisturbed core
 * @param steps over how many waits that is spread; 0 for a task that waits for nothing and makes no call
 * @param heavy whether the bridge moves its computing to the pool
 */
public record TaskClass(double share, Sampler waiting, Sampler cpu, int steps, boolean heavy) {
    public TaskClass {
        if (!(share > 0) || Double.isInfinite(share)) {
            throw new IllegalArgumentException("a share must be above 0: " + share);
        }
        if (steps < 0 || (steps == 0 && waiting.mean() > 0)) {
            throw new IllegalArgumentException("a task that waits needs at least one step: " + steps);
        }
    }

    /** The only class, with constant times. Without a wait it makes no call. */
    public static TaskClass of(double waitNs, double cpuNs, int steps) {
        return new TaskClass(1, Sampler.constant(waitNs), Sampler.constant(cpuNs), waitNs == 0 ? 0 : steps, true);
    }

    boolean constant() {
        return waiting instanceof Sampler.Constant && cpu instanceof Sampler.Constant;
    }
}
