package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** A task that waits for another task of its own bounded pool may wait for ever. */
@AutoService(Rule.class)
public final class JoinInPool implements Rule {
    @Override
    public String id() {
        return "join-inside-bounded-pool";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = chosen.model() == ConcurrencyModel.PLATFORM || chosen.model() == ConcurrencyModel.FORKJOIN;
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.INFO, "do not wait inside the pool for the same pool",
                        "When every thread waits for a task that still queues behind it, nothing moves again.",
                        "Submit from outside, or give the inner tasks a pool of their own.",
                        "the articles' pitfall P5; ThreadPoolExecutor documentation"))
                : Optional.empty();
    }
}
