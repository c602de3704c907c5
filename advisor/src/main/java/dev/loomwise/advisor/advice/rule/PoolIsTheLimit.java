package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import java.util.Optional;

/** Where the limit in flight decides, no model gains anything. */
@AutoService(Rule.class)
public final class PoolIsTheLimit implements Rule {
    @Override
    public String id() {
        return "pool-is-the-limit";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = profile.inFlight() > 0 && profile.waits() && profile.tasks() > 2 * profile.inFlight()
                && profile.meanWaitNanos() * Math.ceil((double) profile.tasks() / profile.inFlight()) > profile.tasks()
                        * profile.meanCpuNanos();
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.INFO, "the limit in flight is what decides",
                        "The time is about ceil(tasks / in-flight) waits, whichever model runs them.",
                        "Ask whether the limit can be raised before changing the model.",
                        "Queueing: makespan of waves; Little 1961"))
                : Optional.empty();
    }
}
