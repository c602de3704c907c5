package dev.loomwise.advisor.recording.finding;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.ThreadName;
import dev.loomwise.advisor.recording.tally.GroupTally;
import dev.loomwise.advisor.recording.tally.Units;
import java.util.Optional;

/**
 * The tasks of a group: which of the cuts through its threads' time are tasks.
 *
 * @param units the cuts that were chosen
 * @param perTask how many of them make one task
 * @param how they were found
 */
public record Work(Units units, int perTask, Sure sure, String how) {
    /** So many periods per thread tell whether their number of turns is a habit. */
    private static final int ENOUGH = 3;
    private static final int ENOUGH_TASKS = 5;
    private static final double HABIT = 0.85;
    private static final double COMMON = 0.1;

    public Work {
        if (perTask < 1 || units.count() == 0) {
            throw new IllegalArgumentException("no tasks");
        }
    }

    /** The tasks of that group, if anything separates them. */
    static Optional<Work> of(GroupTally group) {
        Units periods = group.periods();
        Units cycles = group.cycles();
        if (periods.count() > 0 && group.name().kind() == ThreadName.Kind.VIRTUAL) {
            return Optional.of(new Work(periods, 1, Sure.COUNTED, "from start to end of each virtual thread"));
        }
        if (periods.count() > 0 && group.traced()) {
            return Optional.of(new Work(periods, 1, Sure.COUNTED,
                    "between two calls of the pool's getTask, each of which was traced"));
        }
        if (!group.pooled() && periods.count() > ENOUGH && group.ended() >= 0.8 * periods.count()) {
            return Optional.of(new Work(periods, 1, Sure.COUNTED, "from start to end of each thread"));
        }
        if (cycles.count() > 0) {
            int turns = turns(group);
            boolean single = periods.count() > 0 && cycles.count() == periods.count();
            if (cycles.count() >= turns) {
                return Optional.of(turns > 1
                        ? new Work(cycles, turns, Sure.ESTIMATED, "from one visit of the waiting place to the next; "
                                + turns + " visits are one task")
                        : single
                                ? new Work(periods, 1, Sure.MEASURED, "between two waits for work")
                                : new Work(cycles, 1, Sure.ESTIMATED,
                                        "from one visit of the task's first waiting place to the next"));
            }
        }
        if (periods.count() > 2 * Math.max(1, group.mostAlive())) {
            return Optional.of(new Work(periods, 1, Sure.ESTIMATED, "between two waits for work"));
        }
        return Optional.empty();
    }

    /** How often a task visits the same place: once, unless nearly all periods are multiples of a larger number. */
    private static int turns(GroupTally group) {
        long[] turns = group.turns();
        long all = 0;
        for (int i = 1; i < turns.length; i++) {
            all += turns[i];
        }
        if (all < ENOUGH * Math.max(1, group.mostAlive())) {
            return 1;
        }
        int least = 1;
        while (least < turns.length - 1 && turns[least] < COMMON * all) {
            least++;
        }
        long multiples = 0;
        for (int i = least; i < turns.length; i += least) {
            multiples += turns[i];
        }
        return multiples >= HABIT * all ? least : 1;
    }

    /** How many tasks there were. */
    public double tasks() {
        return (double) units.count() / perTask;
    }

    /** Mean time of a task from its start to its end, ns. */
    public double timeNanos() {
        return units.timeNanos() / tasks();
    }

    /** Mean wait of a task for that cause, ns. */
    public double waitNanos(Cause cause) {
        return units.waitNanos(cause) / tasks();
    }

    /** Mean wait that is part of a task, ns. */
    public double waitNanos() {
        return units.ofTheTaskNanos() / tasks();
    }

    /** Mean queueing of a task, ns. */
    public double queueingNanos() {
        return units.queueingNanos() / tasks();
    }

    public double steps() {
        return units.steps() / tasks();
    }

    /** Tasks in progress on average. */
    public double inProgress() {
        return units.curve().mean();
    }

    /** Tasks that ended, per second. */
    public double perSecond() {
        return units.curve().spanNanos() == 0 ? 0 : tasks() * 1e9 / units.curve().spanNanos();
    }

    /** Mean computing of a task, ns: of all threads from the first task on, by the tasks that ended meanwhile. */
    double cpuNanos(GroupTally group) {
        double first = (double) units.curve().firstNanos();
        double to = Math.min(group.computing().until(), first + (double) units.curve().spanNanos());
        // A thread that was there before its first task computed something else: the program's start.
        double from = group.ofOneThread() ? group.computing().takenAfter(first) : first;
        double ended = endedBetween(from, to);
        return ended >= ENOUGH_TASKS
                ? group.computing().nanosBetween(from, to) / ended
                : group.computing().nanos() / tasks();
    }

    /** Tasks that ended between two times, ns since 1970. */
    double endedBetween(double from, double to) {
        return units.curve().endsBetween((long) from, (long) to) / perTask;
    }
}
