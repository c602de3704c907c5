package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;
import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Everything that is summed up about one group of threads. Its size does not depend on how long the recording is. */
public final class GroupTally {
    /** Loops of more turns count as that many. */
    private static final int MOST_TURNS = 200;
    private static final int EPHEMERAL = 32_768;
    private static final int ENOUGH_NATIVE = 10;
    private static final double SELECTS = 0.1;

    private final ThreadName name;
    private final Units periods;
    private final Units cycles;
    private final Units wholes;
    private long unfinishedWholes;
    private long nestedIdles;
    private long nativeSamples;
    private long selectingSamples;
    private boolean selectsTraced;
    private final long[] turns = new long[MOST_TURNS + 1];
    private final Map<Cause, Places> places = new EnumMap<>(Cause.class);
    private final Map<Cause, Long> waitedInCode = new EnumMap<>(Cause.class);
    private final Places entries = new Places();
    private final Places pinnedBy = new Places();
    private final Computing computing;
    private final BitSet callers = new BitSet();
    private long threads;
    private long alive;
    private long mostAlive;
    private long started;
    private long ended;
    private long unfinished;
    private boolean traced;
    private final Anchors anchors = new Anchors();
    private boolean pooled;
    private double allocatedBytes;
    private long pinned;
    private long pinnedNanos;
    private long unseenWaits;
    private long asyncCalls;

    GroupTally(ThreadName name, long origin) {
        this.name = name;
        periods = new Units(origin);
        cycles = new Units(origin);
        wholes = new Units(origin);
        computing = new Computing(origin);
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

    /** Tasks whose boundaries the JVM told: virtual threads, tasks of a pool whose loop is traced. */
    public Units wholes() {
        return wholes;
    }

    /** Whole tasks that had not ended with the recording. */
    public long unfinishedWholes() {
        return unfinishedWholes;
    }

    /** Waits for work within whole tasks: a task with many of them is a loop that others give work to. */
    public long nestedIdles() {
        return nestedIdles;
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

    void whole(long from, long to, Waits waited, int steps) {
        wholes.add(from, to, waited, steps);
    }

    void unfinishedWhole() {
        unfinishedWholes++;
    }

    void nestedIdle(int weight) {
        nestedIdles += weight;
    }

    /** One of its threads was seen in native code. */
    void inNativeCode(boolean selecting) {
        nativeSamples++;
        selectingSamples += selecting ? 1 : 0;
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
        places.computeIfAbsent(site.cause(), c -> new Places()).add(site.where(), nanos);
        if (!site.where().isEmpty()) {
            waitedInCode.merge(site.cause(), nanos, Long::sum);
        }
        entered(site, nanos);
    }

    private void entered(Site site, long nanos) {
        pooled |= site.pooled();
        entries.add(site.entry(), nanos);
    }

    /** A computing thread was seen; each sample stands for {@code nanos} of computing. */
    void sampled(Site site, double nanos) {
        computing.sampled(site, nanos);
        entered(site, (long) nanos);
    }

    /** What its threads computed. */
    public Computing computing() {
        return computing;
    }

    public void allocated(double bytes) {
        allocatedBytes += bytes;
    }

    public void pinned(long nanos, String why) {
        pinned++;
        pinnedNanos += nanos;
        pinnedBy.add(why, nanos);
    }

    /** A wait whose length the JVM does not record: a monitor wait of a virtual thread. */
    public void unseenWait() {
        unseenWaits++;
    }

    public void asyncCall() {
        asyncCalls++;
    }

    /** Remembers whom a socket leads to; whether that may be a caller. */
    boolean perhapsClient(int port) {
        if (port >= EPHEMERAL) {
            callers.set(port);
        }
        return port >= EPHEMERAL;
    }

    /** Whether many different high ports were at the other end: those are callers, one is a server. */
    boolean served() {
        int different = callers.cardinality();
        return different >= 3 && different * 2L >= Math.min(threads, 64);
    }

    /** What its threads are, as far as their name and their number tell. */
    public ThreadName.Kind kind() {
        return name.kind() == ThreadName.Kind.SINGLE && mostAlive > 1 ? ThreadName.Kind.POOL : name.kind();
    }

    public boolean ofOneThread() {
        return kind() == ThreadName.Kind.MAIN || kind() == ThreadName.Kind.SINGLE;
    }

    /**
     * Share of the time in native code in which threads only looked which connection has something to say, 0 to 1; empty
     * when too few samples tell.
     */
    public OptionalDouble selectingShare() {
        return nativeSamples < ENOUGH_NATIVE
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) selectingSamples / nativeSamples);
    }

    void selectsAreTraced() {
        selectsTraced = true;
    }

    /** Whether each look for a connection that has something to say was traced, so that it separates tasks. */
    public boolean selectsTraced() {
        return selectsTraced;
    }

    /** Whether its threads also look which connection has something to say. */
    public boolean selects() {
        return selectingShare().orElse(0) > SELECTS;
    }

    /** Waited for that cause by all its threads, within tasks or not, ns; what a client does by itself does not count. */
    public long waitedNanos(Cause cause) {
        return waitedInCode.getOrDefault(cause, 0L);
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
        return pinnedBy.most();
    }

    /** Where this group waited longest for that cause. */
    public Optional<String> mostWaitedAt(Cause cause) {
        return Optional.ofNullable(places.get(cause)).flatMap(Places::most);
    }

    /** What kind of task took most of the time. */
    public Optional<String> mostEntered() {
        return entries.most();
    }

    /** How many periods had that many turns of their loop, by number of turns. */
    public long[] turns() {
        return turns.clone();
    }
}
