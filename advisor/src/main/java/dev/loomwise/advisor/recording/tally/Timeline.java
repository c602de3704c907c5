package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;
import java.util.ArrayList;
import java.util.List;

/** What happened lately, until it can be put in order: a JVM writes the events of a thread out of order within a chunk. */
final class Timeline {
    /** More than a chunk of the usual size holds; then order is given up rather than memory. */
    private static final int MOST_PENDING = 2_000_000;
    private static final Site NOWHERE = new Site(Cause.CONDITION, "", "", 0, false, false, false, false, false);

    private final Threads threads;
    private final List<Happening> pending = new ArrayList<>();

    Timeline(Threads threads) {
        this.threads = threads;
    }

    void happened(Track track, Happening.Kind kind, long from, long to, Site site) {
        pending.add(new Happening(track, kind, from, to, site));
        if (pending.size() >= MOST_PENDING) {
            settle();
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
        pending.sort(null);
        for (Happening h : pending) {
            if (h.waiting() && Track.step(h.site(), h.to() - h.from())) {
                h.track().group().anchors().visited(h.site());
            }
        }
        for (Happening h : pending) {
            h.replay();
            if (h.kind() == Happening.Kind.ENDED) {
                threads.ended(h.from(), h.to());
            }
        }
        pending.clear();
    }
}
