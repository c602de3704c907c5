package dev.loomwise.advisor.predict.sim;

import java.util.Optional;

/**
 * A long batch of equal tasks soon repeats itself: from there on its time is linear in the number of tasks, so
 * smaller batches give it.
 */
final class SteadyState {
    /** Below this a batch is played in full. */
    static final int LONG = 40_000;
    /** Waves that a batch with a limit needs before it repeats itself. */
    private static final int WAVES = 4;
    /** How much the slope may change from one quarter to the next. */
    private static final double STRAIGHT = 0.005;

    private SteadyState() {}

    /** The outcome by continuation; empty when the batch is short, not uniform, or not steady soon enough. */
    static Optional<Outcome> shorten(Scenario full, Costs costs) {
        if (full.tasks() <= LONG || !uniform(full)) {
            return Optional.empty();
        }
        int limit = full.concurrency();
        // Whole waves only, so that the last wave is as full as in the real batch.
        int unit = limit == 0 || limit >= full.tasks() ? full.cores() : limit;
        boolean limited = unit == limit;
        for (long size = Math.max(LONG, 2L * WAVES * unit); size * 2 <= full.tasks();) {
            int large = (int) (full.tasks() - (full.tasks() - size) / unit * unit);
            int quarter = (int) (size / 4 / unit * unit);
            Outcome less = Simulator.inFull(full.withTasks(large - 2 * quarter), costs);
            if (!limited && !pastTheBend(full, costs, less)) {
                // The tasks start one after the other: so many more until the first waits have ended.
                double factor = 1.7 * waiting(full, costs) / Math.max(1, less.lastStartNs());
                size *= (long) Math.ceil(Math.max(2, Math.min(factor, full.tasks())));
                continue;
            }
            Outcome between = Simulator.inFull(full.withTasks(large - quarter), costs);
            Outcome more = Simulator.inFull(full.withTasks(large), costs);
            if (straight(less, between, more)) {
                return Optional.of(extended(full, less, large - 2 * quarter, more, large));
            }
            size *= 2;
        }
        return Optional.empty();
    }

    private static boolean uniform(Scenario full) {
        return full.isBatch() && !full.traits().divisible() && full.classes().size() == 1
                && full.classes().get(0).constant();
    }

    /**
     * Without a limit the line bends where the first waits end while later tasks still start. Past that point it is
     * straight; and where waiting is next to nothing of the whole, the bend is too small to see.
     */
    private static boolean pastTheBend(Scenario full, Costs costs, Outcome less) {
        double waiting = waiting(full, costs);
        return less.lastStartNs() > 1.5 * waiting || less.makespanNs() > 100 * waiting;
    }

    /** Tasks that began as a bunch may take many waves to spread: until then the slope still changes. */
    private static boolean straight(Outcome less, Outcome between, Outcome more) {
        double first = between.makespanNs() - less.makespanNs();
        double second = more.makespanNs() - between.makespanNs();
        return Math.abs(second - first) <= STRAIGHT * second;
    }

    private static double waiting(Scenario full, Costs costs) {
        TaskClass only = full.classes().get(0);
        return only.waiting().mean() + only.steps() * costs.of(Cost.EXTRA_WAIT);
    }

    private static Outcome extended(Scenario full, Outcome less, int small, Outcome more, int large) {
        double missing = full.tasks() - large;
        double perTask = (more.makespanNs() - less.makespanNs()) / (large - small);
        double makespan = more.makespanNs() + perTask * missing;
        double busyPerTask = (busy(more) - busy(less)) / (large - small);
        double share = makespan == 0 ? 0 : (busy(more) + busyPerTask * missing) / makespan;
        double inFlight = more.inFlightPeak()
                + missing * (more.inFlightPeak() - less.inFlightPeak()) / (large - small);
        double lastStart = more.lastStartNs() + missing * (more.lastStartNs() - less.lastStartNs()) / (large - small);
        double meanShare = more.inSystemMean() / large;
        return new Outcome(makespan, more.latencies(), share, full.tasks(), more.threadPeak(), full.tasks(),
                meanShare * full.tasks(), (int) Math.min(full.tasks(), Math.round(inFlight)), lastStart,
                less.truncated() || more.truncated(), true);
    }

    /** Core time per core. */
    private static double busy(Outcome outcome) {
        return outcome.cpuBusyShare() * outcome.makespanNs();
    }
}
