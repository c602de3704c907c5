package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;
import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything that is summed up about one group of threads. Its size does not depend on how long the recording is. */
public final class GroupTally {
    /** Loops of more turns count as that many. */
    private static final int MOST_TURNS = 200;
    private static final int MOST_PLACES = 300;
    private static final int EPHEMERAL = 32_768;

    private final ThreadName name;
    private final Units periods;
    private final Units cycles;
    private final long[] turns = new long[MOST_TURNS + 1];
    private final Map<Cause, Map<String, Long>> places = new EnumMap<>(Cause.class);
    private final Map<String, Long> entries = new HashMap<>();
    private final Map<String, Long> pinnedBy = new HashMap<>();
    private final BitSet callers = new BitSet();
    private long threads;
    private long alive;
    private long mostAlive;
    private long started;
    private long ended;
    private long unfinished;
    private boolean traced;
    private double cpuNanos;
    private final CpuCurve cpu;
    private final Anchors anchors = new Anchors();
    private boolean pooled;
    private double cpuFrom = Double.MAX_VALUE;
    private double cpuTo;
    private double sampledNanos;
    private double clientNanos;
    private double dividingNanos;
    private double ownNanos;
    private double allocatedBytes;
    private long pinned;
    private long pinnedNanos;
    private long unseenWaits;
    private long asyncCalls;

    GroupTally(ThreadName name, long origin) {
        this.name = name;
        periods = new Units(origin);
        cycles = new Units(origin);
        cpu = new CpuCurve(origin);
    }

    public ThreadName name() {
        return name;
    }

    /** From one wait for work to the next. */
    public Units periods() {
        return periods;
    }

    /** From one visit of a waiting place to the next. */
    public Units cycles() {
        return cycles;
    }

    Anchors anchors() {
        return anchors;
    }

    void joined() {
        threads++;
        alive++;
        mostAlive = Math.max(mostAlive, alive);
    }

    void born() {
        started++;
    }

    /** So many threads of this group were there at one time. */
    void standing(long count) {
        mostAlive = Math.max(mostAlive, count);
    }

    void left() {
        alive--;
        ended++;
    }

    void period(long from, long to, Waits waited, int steps, int visits) {
        periods.add(from, to, waited, steps);
        turns[Math.min(visits, MOST_TURNS)]++;
    }

    void cycle(long from, long to, Waits waited, int steps) {
        cycles.add(from, to, waited, steps);
    }

    void unfinished(int count) {
        unfinished += count;
    }

    void tracedTasks() {
        traced = true;
    }

    void waitedAt(Site site, long nanos) {
        Map<String, Long> here = places.computeIfAbsent(site.cause(), c -> new HashMap<>());
        if (!site.where().isEmpty() && (here.size() < MOST_PLACES || here.containsKey(site.where()))) {
            here.merge(site.where(), nanos, Long::sum);
        }
        entered(site, nanos);
    }

    private void entered(Site site, long nanos) {
        pooled |= site.pooled();
        if (!site.entry().isEmpty() && (entries.size() < MOST_PLACES || entries.containsKey(site.entry()))) {
            entries.merge(site.entry(), nanos, Long::sum);
        }
    }

    /** A computing thread was seen; each sample stands for {@code nanos} of computing. */
    public void sampled(Site site, double nanos) {
        sampledNanos += nanos;
        clientNanos += site.client() ? nanos : 0;
        dividingNanos += site.divides() ? nanos : 0;
        ownNanos += site.entry().isEmpty() ? 0 : nanos;
        entered(site, (long) nanos);
    }

    /** A share of what another group computed was computed for this one: carriers do so for virtual threads. */
    public void computedBy(GroupTally other, double share) {
        cpuNanos += share * other.cpuNanos;
        cpu.add(other.cpu, share);
        cpuFrom = Math.min(cpuFrom, other.cpuFrom);
        cpuTo = Math.max(cpuTo, other.cpuTo);
    }

    /** Computed between two times, ns since 1970; ns of one core. */
    public double cpuNanosBetween(double from, double to) {
        return cpu.between(from, to);
    }

    void computed(double nanos, double from, double to) {
        cpuNanos += nanos;
        cpu.add(from, to, nanos);
        cpuFrom = Math.min(cpuFrom, from);
        cpuTo = Math.max(cpuTo, to);
    }

    public void allocated(double bytes) {
        allocatedBytes += bytes;
    }

    public void pinned(long nanos, String why) {
        pinned++;
        pinnedNanos += nanos;
        if (pinnedBy.size() < MOST_PLACES || pinnedBy.containsKey(why)) {
            pinnedBy.merge(why, nanos, Long::sum);
        }
    }

    /** A wait whose length the JVM does not record: a monitor wait of a virtual thread. */
    public void unseenWait() {
        unseenWaits++;
    }

    public void asyncCall() {
        asyncCalls++;
    }

    /** Remembers whom a socket leads to; many different high ports are callers, one is a server. */
    public boolean fromClient(int port) {
        if (port >= EPHEMERAL) {
            callers.set(port);
        }
        int different = callers.cardinality();
        return port >= EPHEMERAL && different >= 3 && different * 2L >= Math.min(threads, 64);
    }

    public boolean ofOneThread() {
        return name.kind() == ThreadName.Kind.MAIN || name.kind() == ThreadName.Kind.SINGLE;
    }

    /** Whether its threads take their tasks from a pool's queue. */
    public boolean pooled() {
        return pooled;
    }

    /** Threads that were seen at all. */
    public long threads() {
        return threads;
    }

    /** Most threads alive at once, as far as they showed themselves. */
    public long mostAlive() {
        return mostAlive;
    }

    public long started() {
        return started;
    }

    public long ended() {
        return ended;
    }

    public long unfinished() {
        return unfinished;
    }

    /** Whether the pool's own loop was traced, so that the boundaries of tasks are exact. */
    public boolean traced() {
        return traced;
    }

    /** Computed by these threads, ns of one core, between {@link #cpuFrom} and {@link #cpuTo}. */
    public double cpuNanos() {
        return cpuNanos;
    }

    public double cpuFrom() {
        return cpuFrom;
    }

    public double cpuTo() {
        return cpuTo;
    }

    public double sampledNanos() {
        return sampledNanos;
    }

    public double clientNanos() {
        return clientNanos;
    }

    public double dividingNanos() {
        return dividingNanos;
    }

    /** Of the samples, what was in the program's own tasks. */
    public double ownNanos() {
        return ownNanos;
    }

    public double allocatedBytes() {
        return allocatedBytes;
    }

    public long pinned() {
        return pinned;
    }

    public long pinnedNanos() {
        return pinnedNanos;
    }

    public long unseenWaits() {
        return unseenWaits;
    }

    public long asyncCalls() {
        return asyncCalls;
    }

    public Optional<String> mostPinnedBy() {
        return most(pinnedBy);
    }

    /** Where this group waited longest for that cause. */
    public Optional<String> mostWaitedAt(Cause cause) {
        return most(places.getOrDefault(cause, Map.of()));
    }

    /** What kind of task took most of the time. */
    public Optional<String> mostEntered() {
        return most(entries);
    }

    private static Optional<String> most(Map<String, Long> sums) {
        return sums.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue)).map(Map.Entry::getKey);
    }

    /** How many periods had that many turns of their loop, by number of turns. */
    public long[] turns() {
        return turns.clone();
    }
}
