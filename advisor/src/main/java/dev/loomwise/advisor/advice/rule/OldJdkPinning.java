package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** Up to JDK 23 synchronized holds the carrier, wherever a library uses it. */
@AutoService(Rule.class)
public final class OldJdkPinning implements Rule {
    @Override
    public String id() {
        return "synchronized-before-24";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = (chosen.model() == ConcurrencyModel.VIRTUAL || chosen.model() == ConcurrencyModel.BRIDGE)
                && Rule.jdk(profile) < 24 && !profile.pins() && profile.waits();
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.INFO, "on this JDK synchronized pins",
                        "Up to JDK 23 a virtual thread that blocks inside synchronized keeps its carrier; libraries do it unseen.",
                        "Look for jdk.VirtualThreadPinned events in a flight recording, or run on JDK 24 or later.",
                        "JEP 491 (JDK-8338813)"))
                : Optional.empty();
    }
}
