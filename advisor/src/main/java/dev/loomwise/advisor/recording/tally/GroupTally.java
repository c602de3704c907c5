package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;
import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Everything that is summed up about one group of threads. Its size does not depend on how long the recording is. */
public final class GroupTally {
    private static final int EPHEMERAL = 32_768;

    private final ThreadName name;
    private final Headcount headcount = new Headcount();
    private final Cuts cuts;
    private final Selecting selecting = new Selecting();
    private final Computing computing;
    private final Map<Cause, Places> places = new EnumMap<>(Cause.class);
    private final Map<Cause, Long> waitedInCode = new EnumMap<>(Cause.class);
    private final Places entries = new Places();
    private final Places pinnedBy = new Places();
    private final BitSet callers = new BitSet();
    private boolean pooled;
    private double allocatedBytes;
    private long pinned;
    private long pinnedNanos;
    private long unseenWaits;
    private long asyncCalls;

    GroupTally(ThreadName name, long origin) {
        this.name = name;
        cuts = new Cuts(origin);
        computing = new Computing(origin);
    }

    public ThreadName name() {
        return name;
    }

    /** Its threads. */
    public Headcount headcount() {
        return headcount;
    }

    /** What may be its tasks. */
    public Cuts cuts() {
        return cuts;
    }

    /** Its looks for connections that have something to say. */
    public Selecting selecting() {
        return selecting;
    }

    /** What its threads computed. */
    public Computing computing() {
        return computing;
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
        return different >= 3 && different * 2L >= Math.min(headcount.threads(), 64);
    }

    /** What its threads are, as far as their name and their number tell. */
    public ThreadName.Kind kind() {
        return name.kind() == ThreadName.Kind.SINGLE && headcount.mostAlive() > 1
                ? ThreadName.Kind.POOL
                : name.kind();
    }

    public boolean ofOneThread() {
        return kind() == ThreadName.Kind.MAIN || kind() == ThreadName.Kind.SINGLE;
    }

    /** Waited for that cause by all its threads, within tasks or not, ns; what a client does by itself does not count. */
    public long waitedNanos(Cause cause) {
        return waitedInCode.getOrDefault(cause, 0L);
    }

    /** Whether its threads take their tasks from a pool's queue. */
    public boolean pooled() {
        return pooled;
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
}
