package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.List;
import java.util.Locale;

/** The few workers of a fork-join pool, meant for computing, are made to wait: {@code supplyAsync} without an executor. */
@AutoService(BottleneckRule.class)
public final class ForkJoinWaits implements BottleneckRule {
    private static final double ALWAYS_BUSY = 0.7;
    private static final double MOSTLY_WAITING = 0.4;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        // One that has grown beyond the cores knows that its tasks wait, and makes up for it.
        int cores = Math.max(1, profile.facts().cores());
        return profile.groups().stream()
                .filter(g -> g.kind() == ThreadName.Kind.FORKJOIN && g.threads() <= cores
                        && g.waitingShare() >= MOSTLY_WAITING
                        && g.valueOrZero("inProgress") >= ALWAYS_BUSY * g.threads())
                .map(g -> new Bottleneck("fork-join-waits", g.name(), g.waitingShare() * MOSTLY_WAITING,
                        String.format(Locale.ROOT,
                                "%s has %,d %s, as is right for computing, and %.0f %% of their time is waiting%s: tasks"
                                        + " stand in line while the cores are free.",
                                g.name(), g.threads(), g.threads() == 1 ? "worker" : "workers",
                                100 * g.waitingShare(),
                                g.waits().isEmpty() ? "" : Places.at(g, g.waits().getFirst().cause())),
                        "Give what waits an executor of its own: supplyAsync(task, executor), with virtual threads or a"
                                + " pool as wide as what may be in flight.",
                        "CompletableFuture, class comment; ForkJoinPool.commonPool"))
                .toList();
    }
}
