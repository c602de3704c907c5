package dev.loomwise.advisor.recording.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From the load that the JVM reports for each thread to computing time. A load is a share of the machine since the last
 * tick, at which all threads are looked at; what is less than a millisecond is carried over by the JVM, so that the sum
 * stays right. A thread that ends reports what came after its last tick.
 */
final class CpuClock {
    private static final double LONGEST_TICK = 1.6;
    /** Loads of one tick lie closer together than this share of a period. */
    private static final double TOGETHER = 0.3;

    private final Map<Long, Long> ends = new HashMap<>();
    private final List<Load> loads = new ArrayList<>();
    private long periodNanos = 1_000_000_000L;
    private long lastTick;

    private record Load(long thread, GroupTally group, double share, long at, long threadStart) {}

    void period(long nanos) {
        periodNanos = Math.max(10_000_000L, nanos);
    }

    /**
     * @param share of all cores, times the number of cores: computing per second
     * @param threadStart ns, or 0 when the thread was there before
     */
    void load(long thread, GroupTally group, double share, long at, long threadStart) {
        loads.add(new Load(thread, group, share, at, threadStart));
    }

    /** The thread ended. */
    void ended(long thread, long at) {
        ends.put(thread, at);
    }

    /** Turns the loads that came until now into computing time. */
    void settle() {
        loads.sort(Comparator.comparingLong(Load::at));
        Map<Long, Long> lastLoads = new HashMap<>();
        loads.forEach(l -> lastLoads.put(l.thread, l.at));
        long before = lastTick;
        for (Load load : loads) {
            boolean atEnd = lastLoads.getOrDefault(load.thread, 0L) == load.at
                    && ends.getOrDefault(load.thread, Long.MAX_VALUE) - load.at < TOGETHER * periodNanos;
            if (!atEnd && load.at - lastTick > TOGETHER * periodNanos) {
                before = lastTick;
                lastTick = load.at;
            }
            double from = Math.max((double) load.threadStart, since(atEnd ? lastTick : before, load.at));
            load.group.computed(load.share * (load.at - from), from, (double) load.at);
        }
        loads.clear();
        ends.clear();
    }

    /** When the tick before was: ticks at which no thread had computed for a millisecond left nothing behind. */
    private double since(long tick, long at) {
        return at - tick < LONGEST_TICK * periodNanos ? (double) tick : (double) at - periodNanos;
    }
}
