package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.stack.Cause;
import java.util.List;
import java.util.Locale;

/** Tasks stand in line for a lock. */
@AutoService(BottleneckRule.class)
public final class LockIsTheLimit implements BottleneckRule {
    private static final double WORTH_SAYING = 0.2;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        return profile.groups().stream().filter(g -> g.share(Cause.LOCK) >= WORTH_SAYING)
                .map(g -> new Bottleneck("lock", g.name(), g.share(Cause.LOCK),
                        String.format(Locale.ROOT, "A lock lets one task pass at a time: %.0f %% of a task's time is"
                                + " waiting for it%s. A change of model gains nothing.", 100 * g.share(Cause.LOCK),
                                Places.at(g, Cause.LOCK)),
                        "Hold it for a shorter time (no I/O inside), or split it so that tasks share less.",
                        "Amdahl's law"))
                .toList();
    }
}
