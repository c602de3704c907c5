package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import java.util.List;
import java.util.Locale;

/** The machine was busy with something else. */
@AutoService(BottleneckRule.class)
public final class OthersTakeTheCores implements BottleneckRule {
    private static final double BUSY = 0.85;
    private static final double OURS = 0.6;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        var facts = profile.facts();
        if (facts.allLoad() < BUSY || facts.jvmLoad() > OURS * facts.allLoad()) {
            return List.of();
        }
        // It says more about the recording than about the program: named last.
        return List.of(new Bottleneck("other-programs", "", 0.01,
                String.format(Locale.ROOT,
                        "Other programs used %.0f %% of the cores while this was recorded; this one used"
                                + " %.0f %%, and stood in line.",
                        100 * (facts.allLoad() - facts.jvmLoad()),
                        100 * facts.jvmLoad()),
                "Record it where it runs alone, or give it cores of its own.", ""));
    }
}
