package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;

/**
 * One thread on its way through the recording. It cuts its time into periods (from one wait for work to the next) and
 * into cycles (from one visit of a waiting place to the next visit of the same place), and adds both to its group. A
 * queue that never runs empty leaves no wait for work: then only the cycles tell tasks apart. Where the JVM itself tells
 * where a task begins and ends, it is also told as a {@link Whole}.
 */
public final class Track {
    /** A shorter period without any event is a wake-up for nothing. */
    private static final long SHORTEST_TASK_NANOS = 20_000;
    /** A shorter wait is no step: the second half of an answer, a lock that was free at once. */
    static final long SHORTEST_STEP_NANOS = 100_000;
    /** As a multiple of the time that tasks take. */
    static final double LONG_SILENCE = 2;
    private static final int ENOUGH = 5;

    private final GroupTally group;
    private final boolean virtual;
    private final Whole whole;
    private boolean present;
    /** The pool's own loop is traced: its tasks are whole ones. */
    private boolean exact;
    private boolean known;
    private long start;
    private boolean fresh;
    private boolean wrote;
    private boolean eventful;
    private int cyclesHere;
    private int stepsHere;
    private final Waits waited = new Waits();
    private boolean cycling;
    private long cycleStart;
    private final Waits cycleWaited = new Waits();
    private int cycleSteps;
    private long lastEnd;

    Track(GroupTally group, boolean virtual) {
        this.group = group;
        this.virtual = virtual;
        whole = new Whole(group);
    }

    public GroupTally group() {
        return group;
    }

    public boolean virtual() {
        return virtual;
    }

    /** It was seen. */
    void present() {
        if (!present) {
            present = true;
            group.headcount().joined();
        }
    }

    /** The thread began to run, and with it its first task. */
    public void begin(long at) {
        known = true;
        fresh = true;
        start = at;
        whole.begin(at);
    }

    /** The thread ended; whatever it was doing is done. */
    public void end(long at) {
        // After a traced pool's last look at its queue there was no task left.
        known = known && !exact;
        close(silent(at) ? lastEnd : at, true);
        if (virtual) {
            whole.end(at);
        }
    }

    /**
     * The recording ended. What is open stays uncounted, unless nothing has been heard of it for much longer than its tasks
     * take: then it was done, and its thread waits for work, which leaves an event only when it ends.
     */
    public void lost(long at) {
        if (virtual || exact) {
            whole.lost(at);
        }
        if (known && silent(at)) {
            close(lastEnd, true);
        }
        group.cuts().unfinished(known ? 1 : 0);
    }

    private boolean silent(long at) {
        Units periods = group.cuts().periods();
        return eventful && periods.count() >= ENOUGH && at - lastEnd > LONG_SILENCE * periods.meanNanos();
    }

    /** A wait for work that the tracing of the pool's own loop found: every return from it is a task. */
    public void traced(long from, long to) {
        exact = true;
        group.cuts().tracedTasks();
        whole.next(from, to);
        boundary(from, to, false);
    }

    /** A wait. */
    public void waited(long from, long to, Site site) {
        if (site.cause() == Cause.IDLE) {
            if (whole(site) && !site.poolLoop()) {
                group.cuts().nestedIdle(1);
                // To the task as a whole it is a wait for what others do.
                whole.waited(Cause.FUTURE, to - from, step(to - from), to);
            }
            boundary(from, to, false);
            return;
        }
        if (!virtual && group.ofOneThread()
                && (site.cause() == Cause.COORDINATION || site.cause() == Cause.FUTURE)) {
            boundary(from, to, false);
            return;
        }
        long nanos = to - from;
        boolean step = step(site, nanos);
        if (step) {
            cycle(from, site);
        }
        eventful = true;
        whole.waited(site.cause(), nanos, step, to);
        waited.add(site.cause(), nanos);
        cycleWaited.add(site.cause(), nanos);
        if (step) {
            stepsHere++;
            cycleSteps++;
        }
        group.waitedAt(site, nanos);
        lastEnd = to;
    }

    /** Whether a task of that thread may be told as a whole: it is a virtual one, or a pool's. */
    private boolean whole(Site site) {
        return virtual || exact || site.pooled();
    }

    private static boolean step(long nanos) {
        return nanos >= SHORTEST_STEP_NANOS;
    }

    /** Whether that wait is a step of a task. */
    static boolean step(Site site, long nanos) {
        return site.cause().ofTheTask() && step(nanos);
    }

    /** A read from somebody who connected to us: the next request begins once it is there. */
    public void readFromClient(long from, long to, Site site) {
        boolean first = !eventful && from - start < (fresh ? Whole.LONGEST_START_NANOS : SHORTEST_TASK_NANOS);
        if (known && first) {
            // The request's own first bytes: it began when they were there.
            start = Math.max(start, to);
            whole.notBefore(to);
        } else if (!known || wrote || step(to - from)) {
            if (whole(site)) {
                group.cuts().nestedIdle(2);
                whole.waited(Cause.SOCKET, to - from, step(to - from), to);
            }
            boundary(from, to, false);
        } else {
            waited(from, to, site);
        }
        fresh = false;
    }

    /** An answer, or the request of a call. */
    public void wrote(long from, long to, Site site) {
        wrote = true;
        fresh = false;
        if (step(to - from)) {
            eventful = true;
            whole.waited(site.cause(), to - from, false, to);
            waited.add(site.cause(), to - from);
            cycleWaited.add(site.cause(), to - from);
        }
    }

    private void boundary(long from, long to, boolean sure) {
        // A thread that was started before there was work looks for it at once: nothing came before.
        close(from, fresh ? from - start >= Whole.LONGEST_START_NANOS : sure || from - start >= SHORTEST_TASK_NANOS);
        fresh = false;
        known = true;
        start = to;
        eventful = false;
        cyclesHere = 0;
        stepsHere = 0;
        wrote = false;
        cycling = false;
        waited.clear();
        lastEnd = to;
    }

    private void close(long at, boolean real) {
        endCycle(Math.max(at, lastEnd));
        if (known && (real || eventful) && at >= start) {
            group.cuts().period(start, at, waited, stepsHere, cyclesHere);
        }
        known = false;
    }

    private void cycle(long from, Site site) {
        if (group.cuts().anchors().at(site)) {
            if (cycling || !known) {
                endCycle(from);
                cycleStart = from;
            } else {
                // What came before the first visit belongs to the first task, unless it may have been a look for one.
                cycleStart = group.selecting().atAll() ? from : start;
            }
            cycling = true;
            cyclesHere++;
        }
    }

    private void endCycle(long at) {
        if (cycling) {
            group.cuts().cycle(cycleStart, at, cycleWaited, cycleSteps);
        }
        cycleWaited.clear();
        cycleSteps = 0;
    }
}
