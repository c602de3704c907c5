package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import java.util.List;
import java.util.Locale;

/** Virtual threads hold their carriers while they wait. */
@AutoService(BottleneckRule.class)
public final class CarriersArePinned implements BottleneckRule {
    private static final double WORTH_SAYING = 0.1;
    private static final int FREE_MONITORS = 24;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        var facts = profile.facts();
        if (facts.pinnedShare() < WORTH_SAYING) {
            return List.of();
        }
        boolean monitors = facts.jdk() < FREE_MONITORS;
        return List.of(new Bottleneck("pinned", "", Math.min(1, facts.pinnedShare()),
                String.format(Locale.ROOT,
                        "Waiting virtual threads hold %.0f %% of the carriers' time%s: while they do,"
                                + " nobody else runs there.",
                        100 * Math.min(1, facts.pinnedShare()),
                        facts.pinnedAt().isEmpty() ? "" : ", mostly at " + facts.pinnedAt()),
                monitors
                        ? "On JDK " + facts.jdk() + " synchronized holds the carrier: run on JDK 24 or later, or use a"
                                + " ReentrantLock there; native code needs a pool of platform threads."
                        : "On JDK " + facts.jdk()
                                + " only native frames and class initialisers hold a carrier: run that"
                                + " call on a pool of platform threads.",
                monitors ? "JEP 491" : "JEP 444"));
    }
}
