package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** Nothing bounds virtual threads: what they call is exhausted before they are. */
@AutoService(Rule.class)
public final class VirtualWithoutLimit implements Rule {
    @Override
    public String id() {
        return "virtual-without-limit";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = (chosen.model() == ConcurrencyModel.VIRTUAL || chosen.model() == ConcurrencyModel.BRIDGE)
                && profile.inFlight() == 0 && profile.tasks() > 500 && (profile.io() == WorkloadProfile.Io.HTTP
                        || profile.io() == WorkloadProfile.Io.JDBC);
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.WARNING, "no limit on tasks in flight",
                        "Every task opens its call at once; connections, file descriptors or the server give in first.",
                        "Take a permit from a semaphore before the call, and set in-flight to what the downstream can bear.",
                        "JEP 444; Oracle, Virtual Threads: An Adoption Guide"))
                : Optional.empty();
    }
}
