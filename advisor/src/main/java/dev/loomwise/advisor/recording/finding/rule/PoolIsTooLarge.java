package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.List;
import java.util.Locale;

/** Most threads of a pool never have anything to do. */
@AutoService(BottleneckRule.class)
public final class PoolIsTooLarge implements BottleneckRule {
    private static final int MANY = 32;
    private static final double FAR = 4;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        return profile.groups().stream()
                .filter(g -> g.kind() == ThreadName.Kind.POOL && g.threads() >= MANY
                        && g.value("inProgressMost").filter(most -> g.threads() >= FAR * Math.max(1, most)).isPresent())
                .map(g -> new Bottleneck("pool-too-large", g.name(), 0.1,
                        String.format(Locale.ROOT, "%s has %,d threads, and at most %,.0f were busy at once (%.1f on"
                                + " average): the others only hold memory.", g.name(), g.threads(),
                                Math.ceil(g.valueOrZero("inProgressMost")), g.valueOrZero("inProgress")),
                        String.format(Locale.ROOT, "A pool of %,.0f carries this load with room for bursts.",
                                Math.ceil(2 * g.valueOrZero("inProgressMost"))),
                        "Little's law"))
                .toList();
    }
}
