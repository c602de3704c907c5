package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Who did what a recording tells: its threads and the groups that they form by their names. */
final class Actors {
    private static final int MOST_GROUPS = 200;

    private final long origin;
    private final Threads threads;
    private final Map<String, GroupTally> groups = new HashMap<>();

    /** @param originNanos when the recording began, ns since 1970 */
    Actors(long originNanos, Threads threads) {
        this.origin = originNanos;
        this.threads = threads;
    }

    List<GroupTally> groups() {
        return new ArrayList<>(groups.values());
    }

    /** The group that the thread belongs to; beyond 200 groups all others are one. */
    GroupTally group(RecordedThread thread) {
        String java = thread.getJavaName();
        String given = java != null ? java : String.valueOf(thread.getOSName());
        ThreadName name = thread.getJavaThreadId() <= 0
                ? new ThreadName("JVM", ThreadName.Kind.JVM)
                : carrier(thread)
                        ? new ThreadName("carriers", ThreadName.Kind.CARRIER)
                        : ThreadName.of(given, thread.isVirtual());
        if (!groups.containsKey(name.group()) && groups.size() >= MOST_GROUPS) {
            name = new ThreadName("all others", name.kind());
        }
        ThreadName key = name;
        return groups.computeIfAbsent(name.group(), n -> new GroupTally(key, origin));
    }

    @Nullable
    Track track(@Nullable RecordedThread thread) {
        return thread == null ? null : threads.of(thread.getId(), () -> new Track(group(thread), thread.isVirtual()));
    }

    /** Threads of a pool that a thread dump shows, whether or not they did anything. */
    void standing(String pool, int count) {
        if (groups.size() < MOST_GROUPS) {
            groups.computeIfAbsent(pool, n -> new GroupTally(new ThreadName(n, ThreadName.Kind.POOL), origin))
                    .headcount().standing(count);
        }
    }

    private static boolean carrier(RecordedThread thread) {
        var group = thread.getThreadGroup();
        return group != null && "CarrierThreads".equals(group.getName());
    }
}
