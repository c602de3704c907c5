package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.stack.Cause;
import java.util.List;
import java.util.Locale;

/** Tasks stand in line for a permit: a limit that somebody chose. */
@AutoService(BottleneckRule.class)
public final class PermitsAreTheLimit implements BottleneckRule {
    private static final double WORTH_SAYING = 0.2;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        return profile.groups().stream().filter(g -> g.share(Cause.SEMAPHORE) >= WORTH_SAYING)
                .map(g -> new Bottleneck("permits", g.name(), g.share(Cause.SEMAPHORE),
                        String.format(Locale.ROOT,
                                "A semaphore of about %,.0f permits is the limit: %.0f %% of a task's"
                                        + " time is waiting for one%s.",
                                Math.max(1, g.valueOrZero("limit")),
                                100 * g.share(Cause.SEMAPHORE), Places.at(g, Cause.SEMAPHORE)),
                        "If it protects nothing that needs it, raise it; else no model makes this faster.",
                        "Little's law"))
                .toList();
    }
}
