package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;
import java.util.ArrayList;
import java.util.List;

/** What happened lately, until it can be put in order: a JVM writes the events of a thread out of order within a chunk. */
final class Timeline {
    /**
     * More than a chunk of the usual size holds; on a busy machine a JVM may write one of ten times that size. Then what is
     * older than a while is put in order without the rest of its chunk: a JVM writes its buffers out every second.
     */
    private static final int USUALLY_PENDING = 500_000;
    private static final int MOST_PENDING = 3_000_000;
    private static final long KEPT_NANOS = 4_000_000_000L;
    private static final Site NOWHERE = new Site(Cause.CONDITION, "", "", 0, false, false, false, false, false);

    private final Threads threads;
    private final List<Happening> pending = new ArrayList<>();
    private long latest;
    private int limit = USUALLY_PENDING;

    Timeline(Threads threads) {
        this.threads = threads;
    }

    void happened(Track track, Happening.Kind kind, long from, long to, Site site) {
        pending.add(new Happening(track, kind, from, to, site));
        latest = Math.max(latest, to);
        if (pending.size() >= limit) {
            settleUntil(latest - KEPT_NANOS);
            limit = Math.max(USUALLY_PENDING, 2 * pending.size());
            if (limit > MOST_PENDING) {
                settle();
            }
        }
    }

    /** The same for what has no place in the program. */
    void happened(Track track, Happening.Kind kind, long from, long to) {
        happened(track, kind, from, to, NOWHERE);
    }

    /** A thread ended; an end has no length, so the thread stands where others have their beginning. */
    void ended(Track track, long thread, long at) {
        happened(track, Happening.Kind.ENDED, thread, at, NOWHERE);
    }

    /** Everything that ended until now is there. */
    void settle() {
        settleUntil(Long.MAX_VALUE);
    }

    /** All that ended until that time is there; what came later waits. */
    private void settleUntil(long at) {
        pending.sort(null);
        int count = pending.size();
        while (count > 0 && pending.get(count - 1).to() > at) {
            count--;
        }
        List<Happening> old = pending.subList(0, count);
        for (Happening h : old) {
            if (h.waiting() && Track.step(h.site(), h.to() - h.from())) {
                h.track().group().cuts().anchors().visited(h.site());
            }
        }
        for (Happening h : old) {
            h.replay();
            if (h.kind() == Happening.Kind.ENDED) {
                threads.ended(h.from(), h.to());
            }
        }
        old.clear();
    }
}
