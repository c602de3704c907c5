package dev.loomwise.advisor.recording.tally;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The threads of a recording by id. Events of a virtual thread lie in the buffers of its carriers and come out of order;
 * so a thread that has ended is kept for a while, and closed when enough others have ended after it.
 */
final class Threads {
    private static final int KEPT_AFTER_END = 20_000;

    private final Map<Long, Track> alive = new HashMap<>();
    private final Map<Long, Long> starts = new HashMap<>();
    private final LinkedHashMap<Long, Ended> ended = new LinkedHashMap<>();

    private record Ended(Track track, long at) {}

    Track of(long id, Supplier<Track> make) {
        Ended gone = ended.get(id);
        if (gone != null) {
            return gone.track;
        }
        return alive.computeIfAbsent(id, i -> make.get());
    }

    void started(long id, long at) {
        starts.put(id, at);
    }

    /** When the thread started, ns, or 0 when it was there before the recording. */
    long startOf(long id) {
        return starts.getOrDefault(id, 0L);
    }

    void ended(long id, long at) {
        Track track = alive.remove(id);
        if (track == null) {
            return;
        }
        if (!track.virtual()) {
            track.end(at);
            starts.remove(id);
            return;
        }
        ended.put(id, new Ended(track, at));
        if (ended.size() > KEPT_AFTER_END) {
            var oldest = ended.pollFirstEntry();
            oldest.getValue().track.end(oldest.getValue().at);
            starts.remove(oldest.getKey());
        }
    }

    /** @param at when the recording ended, ns since 1970 */
    void finish(long at) {
        ended.values().forEach(e -> e.track.end(e.at));
        ended.clear();
        alive.values().forEach(t -> t.lost(at));
        alive.clear();
    }
}
