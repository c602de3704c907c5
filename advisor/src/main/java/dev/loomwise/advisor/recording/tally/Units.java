package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import org.HdrHistogram.Histogram;

/** A sum over units of work of one group: how many, how long, and what they waited for. */
public final class Units {
    private static final long LONGEST_NANOS = 24L * 3600 * 1_000_000_000;
    static final int DIGITS = 2;
    private static final int FEW = 32;

    private final LoadCurve curve;
    private final Waits waits = new Waits();
    private final Histogram waitTimes = new Histogram(DIGITS);
    private final Histogram times = new Histogram(DIGITS);
    /** Of the units that waited for nothing. */
    private final Histogram waitFree = new Histogram(DIGITS);
    private Histogram busyBefore = new Histogram(DIGITS);
    private Histogram busy = new Histogram(DIGITS);
    private long count;
    private long timeNanos;
    private long steps;
    private long firstWaiting = Long.MAX_VALUE;
    private long lastWaiting = Long.MIN_VALUE;

    Units(long origin) {
        curve = new LoadCurve(origin);
    }

    void add(long from, long to, Waits waited, int waitedSteps) {
        waits.add(waited);
        count++;
        timeNanos += to - from;
        steps += waitedSteps;
        waitTimes.recordValue(Math.clamp(waited.ofTheTask(), 0, LONGEST_NANOS));
        times.recordValue(Math.clamp(to - from, 0, LONGEST_NANOS));
        if (waited.all() > 0) {
            firstWaiting = Math.min(firstWaiting, from);
            lastWaiting = Math.max(lastWaiting, to);
        } else {
            waitFree.recordValue(Math.clamp(to - from, 0, LONGEST_NANOS));
        }
        if (Long.bitCount(count) == 1 && count >= FEW) {
            busyBefore = busy;
            busy = new Histogram(DIGITS);
        }
        busy.recordValue(Math.clamp(to - from - waited.all(), 0, LONGEST_NANOS));
        curve.add(from, to);
    }

    public long count() {
        return count;
    }

    /** From start to end, waits included, of all units, ns. */
    public long timeNanos() {
        return timeNanos;
    }

    /** Waited for that cause, of all units, ns. */
    public long waitNanos(Cause cause) {
        return waits.of(cause);
    }

    /** From start to end of a unit, mean, ns; 0 when there is none. */
    double meanNanos() {
        return count == 0 ? 0 : (double) timeNanos / count;
    }

    /** All waits, of all units, ns. */
    public long waitNanos() {
        return waits.all();
    }

    /** Waits that are part of the tasks, of all units, ns. */
    public long ofTheTaskNanos() {
        return waits.ofTheTask();
    }

    /** Queueing, of all units, ns. */
    public long queueingNanos() {
        return waits.queueing();
    }

    /** Waits that are long enough to count as a step. */
    public long steps() {
        return steps;
    }

    /** The wait of a unit that this share of the units does not exceed, ns. */
    public long waitQuantileNanos(double share) {
        return slight().withoutZeros(waitTimes).getValueAtPercentile(share * 100);
    }

    /** The same for the whole time of a unit. */
    public long timeQuantileNanos(double share) {
        return slight().without(times).getValueAtPercentile(share * 100);
    }

    /**
     * Times in which units did not wait, ns: they computed, or stood in line for a core. Of the later ones only, half of
     * all at least: while a program is cold, its first tasks compute many times as long.
     */
    public Histogram busy() {
        Histogram later = busyBefore.copy();
        later.add(busy);
        return later;
    }

    /** From the first start to the last end of those that waited for something, ns; 0 when none did. */
    public long waitingSpanNanos() {
        return Math.max(0, lastWaiting - firstWaiting);
    }

    /** How many waited for something. */
    public long waiting() {
        return count - waitFree.getTotalCount();
    }

    /** Units that are no tasks of their own. */
    public Slight slight() {
        return Slight.among(waitFree, count, (double) timeNanos);
    }

    public LoadCurve curve() {
        return curve;
    }
}
