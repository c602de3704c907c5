package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.List;
import java.util.Locale;

/** An event loop waits for one task, and with it all others that it serves. */
@AutoService(BottleneckRule.class)
public final class EventLoopIsBlocked implements BottleneckRule {
    private static final double WORTH_SAYING = 0.1;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        return profile.groups().stream()
                .filter(g -> g.kind() == ThreadName.Kind.EVENT_LOOP && blocked(g) >= WORTH_SAYING)
                .map(g -> new Bottleneck("event-loop-blocked", g.name(), Math.min(1, blocked(g)),
                        String.format(Locale.ROOT,
                                "The event loops %s stand still for %.0f %% of their time%s: whatever"
                                        + " else they serve waits meanwhile.",
                                g.name(), 100 * Math.min(1, blocked(g)),
                                g.waits().isEmpty() ? "" : Places.at(g, g.waits().getFirst().cause())),
                        "Give what blocks to a pool of its own or to virtual threads, or use a client that does not block.",
                        "Reactor reference guide, blocking calls; Vert.x, the golden rule"))
                .toList();
    }

    private static double blocked(GroupProfile g) {
        double standing = g.waits().stream().mapToDouble(GroupProfile.Wait::share).sum();
        return standing * g.valueOrZero("inProgress") / Math.max(1, g.threads());
    }
}
