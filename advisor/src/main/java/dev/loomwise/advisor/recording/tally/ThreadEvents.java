package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Sites;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Events that tell which threads there are, from when to when. */
final class ThreadEvents {
    private final Actors actors;
    private final Threads threads;
    private final Timeline timeline;
    private final MachineTally machine;
    private final CpuClock clock;
    private final Sites sites;

    ThreadEvents(Actors actors, Threads threads, Timeline timeline, MachineTally machine, CpuClock clock, Sites sites) {
        this.actors = actors;
        this.threads = threads;
        this.timeline = timeline;
        this.machine = machine;
        this.clock = clock;
        this.sites = sites;
    }

    void register(Map<String, Consumer<RecordedEvent>> handlers) {
        handlers.put("jdk.ThreadStart", e -> began(e, e.getThread("thread")));
        handlers.put("jdk.ThreadEnd", e -> over(e, e.getThread("thread")));
        handlers.put("jdk.VirtualThreadStart", e -> began(e, e.getThread()));
        handlers.put("jdk.VirtualThreadEnd", e -> over(e, e.getThread()));
        handlers.put("jdk.VirtualThreadPinned", this::pinned);
        handlers.put("jdk.ThreadDump", this::dumped);
    }

    private void began(RecordedEvent e, @Nullable RecordedThread thread) {
        Track track = actors.track(thread);
        if (track != null && thread != null) {
            long at = Times.start(e);
            if (!track.virtual()) {
                threads.started(thread.getId(), at);
            }
            machine.seen(at, at);
            timeline.happened(track, Happening.Kind.BEGAN, at, at);
            track.group().headcount().born();
        }
    }

    private void over(RecordedEvent e, @Nullable RecordedThread thread) {
        Track track = actors.track(thread);
        if (track != null && thread != null) {
            long at = Times.start(e);
            machine.seen(at, at);
            if (!track.virtual()) {
                clock.ended(thread.getId(), at);
            }
            timeline.ended(track, thread.getId(), at);
        }
    }

    private void pinned(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        if (track != null) {
            String reason = e.hasField("pinnedReason") ? String.valueOf(e.getString("pinnedReason")) : "";
            String where = sites.of(Sites.Event.PARK, e.getStackTrace()).where();
            track.group().pinned(e.getDuration().toNanos(),
                    (where.isEmpty() ? "" : where) + (reason.isEmpty() ? "" : " (" + reason + ")"));
        }
    }

    private void dumped(RecordedEvent e) {
        ThreadDump.pools(String.valueOf(e.getString("result"))).forEach(actors::standing);
    }
}
