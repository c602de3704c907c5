package dev.loomwise.advisor.advice.rule;

import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.unit.Discovered;
import java.util.List;
import java.util.Optional;

/** One thing that a truthful adviser knows; registered by {@code @AutoService(Rule.class)}, one file each. */
public interface Rule {
    /** Short name, the same for ever. */
    String id();

    /** The caution, where the rule applies to this profile and the model chosen for it. */
    Optional<Caution> apply(WorkloadProfile profile, Prediction chosen);

    /** The JDK that the profile will run on. */
    static int jdk(WorkloadProfile profile) {
        return profile.jdk().orElse(Runtime.version().feature());
    }

    /** All rules, by id. */
    static List<Rule> all() {
        return Discovered.of(Rule.class).stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    }
}
