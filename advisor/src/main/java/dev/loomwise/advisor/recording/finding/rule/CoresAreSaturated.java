package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import java.util.List;
import java.util.Locale;

/** There is more to compute than cores. */
@AutoService(BottleneckRule.class)
public final class CoresAreSaturated implements BottleneckRule {
    private static final double SATURATED = 0.8;
    private static final double MOSTLY_COMPUTING = 0.1;
    private static final double MORE = 1.2;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        var facts = profile.facts();
        // Tasks that hardly wait and yet are more than the cores stand in line for one, whoever else uses them.
        boolean inLine = profile.main().map(g -> standing(g) < MOSTLY_COMPUTING
                && g.valueOrZero("inProgress") * (1 - standing(g)) > MORE * facts.cores()).orElse(false);
        if (facts.cores() == 0 || (facts.jvmLoad() < SATURATED && !inLine)) {
            return List.of();
        }
        return List.of(new Bottleneck("cores", profile.main().map(g -> g.name()).orElse(""),
                Math.max(SATURATED, facts.jvmLoad()),
                String.format(Locale.ROOT,
                        "The %d cores are saturated: this program computes on %.0f %% of them%s. No model"
                                + " makes computing faster.",
                        facts.cores(), 100 * facts.jvmLoad(),
                        inLine ? ", with more tasks ready than cores" : ""),
                "Compute less (profile it), or give it more cores; more threads only stand in line.", "Amdahl's law"));
    }

    private static double standing(GroupProfile group) {
        return group.waits().stream().mapToDouble(GroupProfile.Wait::share).sum();
    }
}
