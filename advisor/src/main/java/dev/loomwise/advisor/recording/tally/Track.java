package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;

/**
 * One thread on its way through the recording. It cuts its time into periods (from one wait for work to the next) and
 * into cycles (from one visit of a waiting place to the next visit of the same place), and adds both to its group. A
 * queue that never runs empty leaves no wait for work: then only the cycles tell tasks apart.
 */
public final class Track {
    /** A shorter period without any event is a wake-up for nothing. */
    private static final long SHORTEST_TASK_NANOS = 20_000;
    /** From a thread's start to its first look at the queue, when it brought no task along. */
    private static final long LONGEST_START_NANOS = 2_000_000;
    /** A shorter wait is no step: the second half of an answer, a lock that was free at once. */
    static final long SHORTEST_STEP_NANOS = 100_000;

    private final GroupTally group;
    private final boolean virtual;
    private boolean present;
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
            group.joined();
        }
    }

    /** The thread began to run, and with it its first task. */
    public void begin(long at) {
        known = true;
        fresh = true;
        start = at;
    }

    /** The thread ended; whatever it was doing is done. */
    public void end(long at) {
        // After a traced pool's last look at its queue there was no task left.
        known = known && !exact;
        close(at, true);
    }

    /** The recording ended, or nothing more will be heard: what is open stays uncounted, but its whole cycles count. */
    public void lost() {
        group.unfinished(known ? 1 : 0);
    }

    /** A wait for work that the tracing of the pool's own loop found: every return from it is a task. */
    public void traced(long from, long to) {
        if (!exact) {
            exact = true;
            group.tracedTasks();
            known = known && start <= from;
        }
        boundary(from, to, true);
    }

    /** A wait. */
    public void waited(long from, long to, Site site) {
        if (site.cause() == Cause.IDLE) {
            if (!exact) {
                boundary(from, to, false);
            }
            return;
        }
        if (!virtual && group.ofOneThread()
                && (site.cause() == Cause.COORDINATION || site.cause() == Cause.FUTURE)) {
            boundary(from, to, false);
            return;
        }
        long nanos = to - from;
        if (!exact && step(site, nanos)) {
            cycle(from, site);
        }
        eventful = true;
        waited.add(site.cause(), nanos);
        cycleWaited.add(site.cause(), nanos);
        if (step(site, nanos)) {
            stepsHere++;
            cycleSteps++;
        }
        group.waitedAt(site, nanos);
        lastEnd = to;
    }

    /** Whether that wait is a step of a task. */
    static boolean step(Site site, long nanos) {
        return site.cause().ofTheTask() && nanos >= SHORTEST_STEP_NANOS;
    }

    /** A read from somebody who connected to us: the next request begins once it is there. */
    public void readFromClient(long from, long to, Site site) {
        fresh = false;
        if (wrote || (!known && !exact)) {
            wrote = false;
            boundary(from, to, false);
        } else if (!eventful && known && !exact) {
            // The request's own first bytes: it began when they were there.
            start = Math.max(start, to);
        } else {
            waited(from, to, site);
        }
    }

    /** An answer, or the request of a call. */
    public void wrote(long from, long to, Site site) {
        wrote = true;
        fresh = false;
        if (to - from >= SHORTEST_STEP_NANOS) {
            eventful = true;
            waited.add(site.cause(), to - from);
            cycleWaited.add(site.cause(), to - from);
        }
    }

    private void boundary(long from, long to, boolean sure) {
        // A thread that was started before there was work looks for it at once: nothing came before.
        close(from, fresh ? from - start >= LONGEST_START_NANOS : sure || from - start >= shortest());
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

    private long shortest() {
        return exact ? Long.MAX_VALUE : SHORTEST_TASK_NANOS;
    }

    private void close(long at, boolean real) {
        endCycle(Math.max(at, lastEnd));
        if (known && (real || eventful) && at >= start) {
            group.period(start, at, waited, stepsHere, cyclesHere);
        }
        known = false;
    }

    private void cycle(long from, Site site) {
        if (group.anchors().at(site)) {
            if (cycling || !known) {
                endCycle(from);
                cycleStart = from;
            } else {
                // What came before the first visit belongs to the first task.
                cycleStart = start;
            }
            cycling = true;
            cyclesHere++;
        }
    }

    private void endCycle(long at) {
        if (cycling) {
            group.cycle(cycleStart, at, cycleWaited, cycleSteps);
        }
        cycleWaited.clear();
        cycleSteps = 0;
    }
}
