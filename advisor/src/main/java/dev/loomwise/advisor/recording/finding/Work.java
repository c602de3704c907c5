package dev.loomwise.advisor.recording.finding;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.ThreadName;
import dev.loomwise.advisor.recording.tally.GroupTally;
import dev.loomwise.advisor.recording.tally.Slight;
import dev.loomwise.advisor.recording.tally.Units;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The tasks of a group: which of the cuts through its threads' time are tasks.
 *
 * @param units the cuts that were chosen
 * @param perTask how many of them make one task
 * @param how they were found
 * @param slight units that are no tasks
 * @param idleShare of the units' time in which their threads had no work, 0 to 1: they waited in native code for some
 * @param selecting whether their threads also look for requests, so that when the last task ended is hidden
 */
public record Work(Units units, int perTask, Sure sure, String how, Slight slight, double idleShare,
        boolean selecting) {
    /** So many periods per thread tell whether their number of turns is a habit. */
    private static final int ENOUGH = 3;
    private static final int ENOUGH_TASKS = 5;
    private static final double HABIT = 0.85;
    private static final double COMMON = 0.1;
    /** So many waits for work within a task that the JVM tells, and it is a loop that is given work. */
    private static final int MANY_IDLES = 5;
    private static final double HARDLY_ANY = 0.02;
    private static final int SEVERAL = 4;
    private static final double SPARE = 0.5;
    private static final double NESTED = 0.1;
    private static final double NEARLY_ALL = 0.9;
    private static final double WORTH_TAKING_OUT = 0.03;

    public Work {
        if (perTask < 1 || units.count() <= slight.count() || !(idleShare >= 0 && idleShare < 1)) {
            throw new IllegalArgumentException("no tasks");
        }
    }

    private Work(Units units, int perTask, Sure sure, String how) {
        this(units, perTask, sure, how, perTask == 1 ? units.slight() : new Slight(0, 0, new Histogram(2)), 0, false);
    }

    /** The tasks of that group, if anything separates them. */
    static Optional<Work> of(GroupTally group) {
        return cut(group).map(w -> w.withoutIdle(group));
    }

    /**
     * A server's thread may look itself which connection has something to say, between two tasks: no event tells, but
     * samples of native code do.
     */
    private Work withoutIdle(GroupTally group) {
        double told = timeNanos() - standingNanos() - cpuNanos(group);
        double selecting = group.selecting().share().orElse(0);
        boolean known = group.kind() == ThreadName.Kind.VIRTUAL || group.computing().nanos() == 0
                || group.selecting().traced();
        double share = known ? 0 : Math.clamp(selecting * told / Math.max(1, timeNanos()), 0, 0.99);
        return new Work(units, perTask, sure, how, slight, share < WORTH_TAKING_OUT ? 0 : share,
                group.selecting().atAll());
    }

    private static Optional<Work> cut(GroupTally group) {
        Units periods = group.cuts().periods();
        Units cycles = group.cuts().cycles();
        Units wholes = group.cuts().wholes();
        boolean virtual = group.kind() == ThreadName.Kind.VIRTUAL;
        boolean loops = group.cuts().nestedIdles() > MANY_IDLES * (wholes.count() + group.cuts().unfinishedWholes());
        if (wholes.count() > 0 && !loops && (virtual || group.cuts().traced())) {
            return Optional.of(new Work(wholes, 1, Sure.COUNTED, virtual
                    ? "from start to end of each virtual thread"
                    : "between two calls of the pool's getTask, each of which was traced"));
        }
        if (!group.pooled() && periods.count() > ENOUGH && group.headcount().ended() >= 0.8 * periods.count()) {
            return Optional.of(new Work(periods, 1, Sure.COUNTED, "from start to end of each thread"));
        }
        if (cycles.count() > 0) {
            int turns = turns(group);
            boolean single = periods.count() > 0 && !followed(group)
                    && (single(group) || spare(group));
            if (cycles.count() >= turns) {
                return Optional.of(turns > 1
                        ? new Work(cycles, turns, Sure.ESTIMATED, "from one visit of the waiting place to the next; "
                                + turns + " visits are one task")
                        : single
                                ? new Work(periods, 1, Sure.MEASURED, "between two waits for work")
                                : new Work(cycles, 1, Sure.ESTIMATED,
                                        "from one visit of the task's first waiting place to the next"
                                                + (group.selecting().atAll()
                                                        ? "; the same threads look for requests, so tasks that never"
                                                                + " wait are not among them"
                                                        : "")));
            }
        }
        if (periods.count() > 2 * Math.max(1, group.headcount().mostAlive())) {
            return Optional.of(new Work(periods, 1, Sure.ESTIMATED, "between two waits for work"));
        }
        return Optional.empty();
    }

    /** Whether a few tasks followed at once, without a wait for work that is long enough for an event. */
    private static boolean followed(GroupTally group) {
        long[] turns = group.cuts().turns();
        long more = 0;
        for (int i = 2; i < turns.length; i++) {
            more += turns[i];
        }
        Units periods = group.cuts().periods();
        return more > 0 && more < COMMON * periods.count()
                && group.cuts().cycles().count() >= periods.count() - periods.slight().count();
    }

    /**
     * Whether most threads of a pool had nothing to do: then nothing lay in its queue, and between two waits for work of a
     * thread there is one task, however often that waited.
     */
    private static boolean spare(GroupTally group) {
        Units periods = group.cuts().periods();
        return group.pooled() && !group.selecting().atAll() && group.headcount().mostAlive() >= SEVERAL
                && periods.count() > SEVERAL * group.headcount().mostAlive()
                && periods.curve().mean() < SPARE * group.headcount().mostAlive()
                && group.cuts().nestedIdles() < NESTED * periods.count();
    }

    /**
     * Whether hardly any period holds more than one turn: then a wait for work lies between any two tasks. Where threads
     * also look for requests, periods without a turn are such looks.
     */
    private static boolean single(GroupTally group) {
        long[] turns = group.cuts().turns();
        long more = 0;
        long within = turns[1];
        for (int i = 2; i < turns.length; i++) {
            more += turns[i];
            within += i * turns[i];
        }
        boolean looks = group.selecting().atAll() && group.cuts().cycles().count() >= ENOUGH_TASKS;
        return !looks && more <= HARDLY_ANY * group.cuts().periods().count()
                && within >= NEARLY_ALL * group.cuts().cycles().count();
    }

    /** How often a task visits the same place: once, unless nearly all periods are multiples of a larger number. */
    private static int turns(GroupTally group) {
        long[] turns = group.cuts().turns();
        long all = 0;
        for (int i = 1; i < turns.length; i++) {
            all += turns[i];
        }
        if (all < ENOUGH * Math.max(1, group.headcount().mostAlive())) {
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
        return (double) (units.count() - slight.count()) / perTask;
    }

    /** Mean time of a task from its start to its end, ns. */
    public double timeNanos() {
        return (units.timeNanos() - slight.nanos()) * (1 - idleShare) / tasks();
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

    /** Mean time in which a task stood still, whatever for, as far as events tell, ns. */
    public double standingNanos() {
        return units.waitNanos() / tasks();
    }

    public double steps() {
        return units.steps() / tasks();
    }

    /** Tasks in progress on average. */
    public double inProgress() {
        return perSecond() * timeNanos() / 1e9;
    }

    /** Tasks that ended, per second. */
    public double perSecond() {
        if (selecting && tasks() > 1 && units.curve().startsNanos() > 0) {
            return (tasks() - 1) * 1e9 / units.curve().startsNanos();
        }
        return spanNanos() == 0 ? 0 : tasks() * 1e9 / spanNanos();
    }

    /** From the first task's start to the last one's end, ns; what is no task may have come long before or after. */
    private double spanNanos() {
        boolean mostWait = slight.count() > 0 && units.waiting() > 0.5 * (units.count() - slight.count());
        return mostWait ? units.waitingSpanNanos() : units.curve().spanNanos();
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
        return units.curve().endsBetween((long) from, (long) to) * tasks() / units.count();
    }
}
