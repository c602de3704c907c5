package dev.loomwise.advisor.recording.finding.rule;

import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.bench.unit.Discovered;
import java.util.Comparator;
import java.util.List;

/** Looks for one thing that no concurrency model cures. Discovered: a new rule is one file. */
public interface BottleneckRule {
    /** What it found; nothing is the usual answer. */
    List<Bottleneck> find(RecordingProfile profile);

    /** All rules, in the order of their names. */
    static List<BottleneckRule> all() {
        return Discovered.of(BottleneckRule.class).stream()
                .sorted(Comparator.comparing(r -> r.getClass().getName())).toList();
    }
}
