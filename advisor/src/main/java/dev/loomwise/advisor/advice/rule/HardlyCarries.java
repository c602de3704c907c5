package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import java.util.Optional;

/** Close to what can be carried, a latency is a matter of luck. */
@AutoService(Rule.class)
public final class HardlyCarries implements Rule {
    @Override
    public String id() {
        return "hardly-carries";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        return chosen.hardlyCarries(profile)
                ? Optional.of(new Caution(id(), Caution.Severity.WARNING,
                        "the rate is close to all that can be carried",
                        "Queues grow as 1 / (1 - load), and what can be carried is an estimate: an error of a few percent"
                                + " makes the p99 several times as long, or the queue endless.",
                        "Plan for more cores or fewer requests, and try it: --verify.",
                        "Queueing: M/M/1 (Kleinrock 1975)"))
                : Optional.empty();
    }
}
