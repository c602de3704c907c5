package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** A native frame, and before JDK 24 a synchronized block, holds the carrier while it waits. */
@AutoService(Rule.class)
public final class PinnedCarrier implements Rule {
    @Override
    public String id() {
        return "pinned-carrier";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = (chosen.model() == ConcurrencyModel.VIRTUAL || chosen.model() == ConcurrencyModel.BRIDGE)
                && profile.pins();
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.WARNING, "each wait holds a carrier",
                        "Virtual threads that block in native code (or, before JDK 24, inside synchronized) keep one of as few carriers as cores.",
                        "Move the blocking part to a fixed pool of platform threads, or use a driver that does not pin.",
                        "JEP 444; JEP 491 (JDK-8338813)"))
                : Optional.empty();
    }
}
