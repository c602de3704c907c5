package dev.loomwise.advisor.recording.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * From the load that the JVM reports for each thread to computing time. A load is a share of the machine since the last
 * tick, at which all threads are looked at; what is less than a millisecond is carried over by the JVM, so that the sum
 * stays right, but for what {@link TickedUserTime} takes out. A thread that ends reports what came after its last tick.
 *
 * <p>When the ticks were is told by the load of the whole JVM, which is reported at each of them where both have the same
 * period. On a busy machine ticks come late, and a load that is taken for a shorter time is too little computing.
 */
final class CpuClock {
    /** Where ticks are guessed, a longer time than this has one between that left nothing behind. */
    private static final double LONGEST_TICK = 1.6;
    /** Loads of one tick lie closer together than this share of a period. */
    private static final double TOGETHER = 0.3;
    /** The load of the JVM may be reported this much later than those of its threads, as a share of a period. */
    private static final double SLACK = 0.1;
    /** A thread reports its last load and its end one right after the other. */
    private static final long WITH_END_NANOS = 10_000_000;
    private static final int KEPT_TICKS = 8;

    private final Map<Long, Long> ends = new HashMap<>();
    private final Map<Long, TickedUserTime> ticked = new HashMap<>();
    private final List<Load> loads = new ArrayList<>();
    private final TreeSet<Long> ticks = new TreeSet<>();
    private long periodNanos = 1_000_000_000L;
    private long tickPeriodNanos;
    private long lastTick;
    private boolean told;
    private boolean coarse;

    private record Load(long thread, GroupTally group, double user, double system, long at, long threadStart) {}

    void period(long nanos) {
        periodNanos = Math.max(10_000_000L, nanos);
    }

    /** How often the load of the whole JVM is reported. */
    void tickPeriod(long nanos) {
        tickPeriodNanos = Math.max(10_000_000L, nanos);
    }

    /** The load of the whole JVM was reported. */
    void tick(long at) {
        ticks.add(at);
        told = true;
    }

    /** The JVM ran on Linux, which tells user time in whole ticks. */
    void coarse() {
        coarse = true;
    }

    /**
     * @param user share of all cores
     * @param system the same, of what the kernel did for it
     * @param threadStart ns, or 0 when the thread was there before
     */
    void load(long thread, GroupTally group, double user, double system, long at, long threadStart) {
        loads.add(new Load(thread, group, user, system, at, threadStart));
    }

    /** The thread ended. */
    void ended(long thread, long at) {
        ends.put(thread, at);
    }

    /** Turns the loads that came until now into computing time, on a machine of so many cores. */
    void settle(int cores) {
        loads.sort(Comparator.comparingLong(Load::at));
        Map<Long, Long> lastLoads = new HashMap<>();
        loads.forEach(l -> lastLoads.put(l.thread, l.at));
        boolean exact = told && tickPeriodNanos == periodNanos;
        if (!exact) {
            guessTicks(lastLoads);
        }
        for (Load load : loads) {
            double since = exact
                    ? since(load, last(load, lastLoads, WITH_END_NANOS))
                    : guessed(load, last(load, lastLoads, (long) (TOGETHER * periodNanos)));
            double from = Math.max((double) load.threadStart, since);
            load.group.computing().add(computed(load, cores * (load.at - from)), from, (double) load.at);
        }
        loads.clear();
        ticked.keySet().removeAll(ends.keySet());
        ends.clear();
        told = false;
        while (ticks.size() > KEPT_TICKS) {
            ticks.pollFirst();
        }
    }

    /** What is behind a load, of so much time of all cores, ns. */
    private double computed(Load load, double nanos) {
        return coarse
                ? ticked.computeIfAbsent(load.thread, t -> new TickedUserTime()).computed(load.user * nanos,
                        load.system * nanos)
                : (load.user + load.system) * nanos;
    }

    /** Whether the thread reported that load as it ended. */
    private boolean last(Load load, Map<Long, Long> lastLoads, long within) {
        return lastLoads.getOrDefault(load.thread, 0L) == load.at
                && Math.abs(ends.getOrDefault(load.thread, Long.MAX_VALUE) - load.at) < within;
    }

    /** The last tick for a load that came by itself, the one before for those that came with a tick. */
    private double since(Load load, boolean atEnd) {
        Long own = ticks.floor(load.at + (long) (SLACK * periodNanos));
        boolean byItself = own != null && own < load.at && (atEnd || load.at - own > SLACK * periodNanos);
        Long before = own == null || byItself ? own : ticks.lower(own);
        return before == null ? (double) load.at - periodNanos : (double) before;
    }

    /** Without the load of the JVM the loads of its threads show the ticks, but for those at which none had computed. */
    private void guessTicks(Map<Long, Long> lastLoads) {
        ticks.removeIf(t -> t > lastTick);
        for (Load load : loads) {
            if (load.at - lastTick > TOGETHER * periodNanos
                    && !last(load, lastLoads, (long) (TOGETHER * periodNanos))) {
                lastTick = load.at;
                ticks.add(lastTick);
            }
        }
    }

    private double guessed(Load load, boolean atEnd) {
        Long own = ticks.floor(load.at);
        Long before = own == null || atEnd ? own : ticks.lower(own);
        return before != null && load.at - before < LONGEST_TICK * periodNanos
                ? (double) before
                : (double) load.at - periodNanos;
    }
}
