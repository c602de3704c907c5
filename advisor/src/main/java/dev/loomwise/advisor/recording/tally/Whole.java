package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;

/**
 * The whole tasks of one thread, where the JVM itself tells their boundaries: a virtual thread from its start to its end, a
 * pool's worker between two calls of its traced loop. A task that never ends, as a consumer that was given to a pool, has
 * none; what it does between its own waits for work is cut by {@link Track}.
 */
final class Whole {
    /** From a thread's start to its first look at the queue, when it brought no task along. */
    static final long LONGEST_START_NANOS = 2_000_000;

    private final GroupTally group;
    private final Waits waited = new Waits();
    private boolean known;
    private boolean fresh;
    private boolean eventful;
    private long start;
    private long lastEnd;
    private int steps;

    Whole(GroupTally group) {
        this.group = group;
    }

    /** The thread began, and with it its first task. */
    void begin(long at) {
        restart(at);
        fresh = true;
    }

    /** What came before did not belong to the task: its first bytes were not there yet. */
    void notBefore(long at) {
        if (!eventful) {
            start = Math.max(start, at);
        }
    }

    void waited(Cause cause, long nanos, boolean step, long at) {
        eventful = true;
        lastEnd = at;
        waited.add(cause, nanos);
        steps += step ? 1 : 0;
    }

    /** The worker looked for its next task from one time to another. */
    void next(long from, long to) {
        // A thread that was started before there was work looks for it at once: nothing came before.
        if (eventful || !fresh || from - start >= LONGEST_START_NANOS) {
            end(from);
        }
        restart(to);
        fresh = false;
    }

    private void restart(long at) {
        known = true;
        eventful = false;
        start = at;
        steps = 0;
        waited.clear();
    }

    /** The task is done. */
    void end(long at) {
        if (known && at >= start) {
            group.cuts().whole(start, at, waited, steps);
        }
        known = false;
    }

    /** The recording ended; a task that was not heard of for long is done, and its worker waits for the next one. */
    void lost(long at) {
        if (known && eventful && at - lastEnd > Track.LONG_SILENCE * group.cuts().wholes().meanNanos()
                && group.cuts().wholes().count() > 0) {
            end(lastEnd);
        } else if (known) {
            group.cuts().unfinishedWhole();
        }
        known = false;
    }
}
