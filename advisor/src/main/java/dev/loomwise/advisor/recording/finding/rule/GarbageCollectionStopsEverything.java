package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import java.util.List;
import java.util.Locale;

/** The program stands still for garbage collection. */
@AutoService(BottleneckRule.class)
public final class GarbageCollectionStopsEverything implements BottleneckRule {
    private static final double WORTH_SAYING = 0.1;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        double share = profile.facts().gcShare();
        if (share < WORTH_SAYING) {
            return List.of();
        }
        return List.of(new Bottleneck("gc", "", share,
                String.format(Locale.ROOT, "Garbage collection stops everything for %.0f %% of the time; no model runs"
                        + " meanwhile.", 100 * share),
                "A larger heap (-Xmx), less allocation per task, or a collector with short pauses (ZGC).",
                "HotSpot Virtual Machine Garbage Collection Tuning Guide"));
    }
}
