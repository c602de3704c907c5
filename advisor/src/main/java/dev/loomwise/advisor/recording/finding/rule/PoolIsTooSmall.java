package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.List;
import java.util.Locale;

/** Every thread of a pool is busy all the time, and busy means waiting. */
@AutoService(BottleneckRule.class)
public final class PoolIsTooSmall implements BottleneckRule {
    private static final double ALWAYS_BUSY = 0.85;
    private static final double MOSTLY_WAITING = 0.4;
    private static final double QUEUEING = 0.2;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        return profile.groups().stream().filter(PoolIsTooSmall::small)
                .map(g -> new Bottleneck("pool-too-small", g.name(), g.waitingShare() * MOSTLY_WAITING,
                        String.format(Locale.ROOT, "All %,d threads of %s are busy all the time, and %.0f %% of that is"
                                + " waiting: tasks stand in line for a thread while the cores are free.", g.threads(),
                                g.name(), 100 * g.waitingShare()),
                        "More threads, or virtual threads with a limit that the other side carries.", "Little's law"))
                .toList();
    }

    private static boolean small(GroupProfile g) {
        double queueing = g.waits().stream().filter(w -> w.cause().queueing()).mapToDouble(w -> w.share()).sum();
        // Threads that may have waited for work in native code, as a consumer's poll does, may have been idle.
        // Where every thread had one task, none stood in line: they are no pool.
        return g.kind() == ThreadName.Kind.POOL && g.threads() > 1 && g.valueOrZero("tasks") > g.threads()
                && g.value("unexplained").isEmpty()
                && g.waitingShare() >= MOSTLY_WAITING
                && queueing < QUEUEING && g.valueOrZero("inProgress") >= ALWAYS_BUSY * g.threads();
    }
}
