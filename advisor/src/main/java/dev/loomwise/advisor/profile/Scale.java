package dev.loomwise.advisor.profile;

/**
 * The same workload with other numbers: factors of what it had, each above 0.
 *
 * @param tasks of the number of tasks
 * @param waiting of every class's waiting time
 * @param cpu of every class's computing
 * @param rate of the arrivals
 * @param inFlight of the limit, where there is one
 */
public record Scale(double tasks, double waiting, double cpu, double rate, double inFlight) {
    /** Nothing changed. */
    public static final Scale NONE = new Scale(1, 1, 1, 1, 1);

    public Scale {
        if (!(tasks > 0 && waiting > 0 && cpu > 0 && rate > 0 && inFlight > 0)) {
            throw new IllegalArgumentException("factors are above 0");
        }
    }

    public Scale withTasks(double factor) {
        return new Scale(factor, waiting, cpu, rate, inFlight);
    }

    public Scale withWait(double factor) {
        return new Scale(tasks, factor, cpu, rate, inFlight);
    }

    public Scale withCpu(double factor) {
        return new Scale(tasks, waiting, factor, rate, inFlight);
    }

    public Scale withRate(double factor) {
        return new Scale(tasks, waiting, cpu, factor, inFlight);
    }

    public Scale withInFlight(double factor) {
        return new Scale(tasks, waiting, cpu, rate, factor);
    }

    /**
     * What makes a batch small enough to be played many times, and leaves its shape: where many tasks are in progress at once
     * they are like a fluid, of which tasks, limit and waits shrink together; and a batch of many waves needs ten of them.
     *
     * @param concurrency most tasks in progress at once, at least 1
     * @param most tasks of the copy, at least 10
     */
    public static Scale copy(long tasks, int concurrency, int most) {
        if (tasks <= most) {
            return NONE;
        }
        double unit = Math.min(1, Math.max(most / 10.0 / concurrency, (double) most / tasks));
        return NONE.withTasks(Math.min(tasks * unit, most) / tasks).withWait(unit).withInFlight(unit);
    }

    /** A whole number of something, at least 1; none stays none. */
    static long count(long number, double factor) {
        return number == 0 ? 0 : Math.max(1, Math.round(number * factor));
    }
}
