package dev.loomwise.advisor.recording.tally;

import java.util.HashMap;
import java.util.Map;

/**
 * From the load that the JVM reports for each thread (a share of the machine since the last tick) to computing time.
 * Loads below a millisecond are carried over by the JVM itself, so that the sum stays right.
 */
final class CpuClock {
    private static final double LONGEST_TICK = 1.6;
    private static final double SHORTEST_TICK = 0.4;

    private final Map<Long, Long> lastOf = new HashMap<>();
    private final Map<Long, Pending> pending = new HashMap<>();
    private long periodNanos = 1_000_000_000L;
    private long lastTick;

    private record Pending(GroupTally group, double share, long at, long threadStart) {}

    void period(long nanos) {
        periodNanos = Math.max(10_000_000L, nanos);
    }

    /**
     * @param share of all cores, times the number of cores: computing per second
     * @param threadStart ns, or 0 when the thread was there before
     */
    void load(long thread, GroupTally group, double share, long at, long threadStart) {
        flush(thread, false);
        pending.put(thread, new Pending(group, share, at, threadStart));
    }

    /** The thread ended: its last load covers only the time since the last tick. */
    void ended(long thread, long at) {
        Pending last = pending.get(thread);
        flush(thread, last != null && Math.abs(at - last.at) < 5_000_000L);
        lastOf.remove(thread);
    }

    void finish() {
        for (Long thread : java.util.List.copyOf(pending.keySet())) {
            flush(thread, false);
        }
    }

    private void flush(long thread, boolean atEnd) {
        Pending p = pending.remove(thread);
        if (p == null) {
            return;
        }
        long since = since(thread, p, atEnd);
        if (!atEnd) {
            lastOf.put(thread, p.at);
            lastTick = Math.max(lastTick, p.at);
        }
        double from = Math.max((double) since, p.at - LONGEST_TICK * periodNanos);
        p.group.computed(p.share * (p.at - from), from, (double) p.at);
    }

    private long since(long thread, Pending p, boolean atEnd) {
        long born = p.threadStart;
        if (atEnd) {
            long tick = lastTick == 0 ? p.at : p.at - Math.floorMod(p.at - lastTick, periodNanos);
            return Math.max(tick, born);
        }
        Long before = lastOf.get(thread);
        long gap = before == null ? 0 : p.at - before;
        if (gap > SHORTEST_TICK * periodNanos && gap < LONGEST_TICK * periodNanos) {
            return p.at - gap;
        }
        return Math.max(p.at - periodNanos, born);
    }
}
