package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** On few cores the common pool is smaller than anybody expects. */
@AutoService(Rule.class)
public final class CommonPool implements Rule {
    @Override
    public String id() {
        return "common-pool-of-one";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = chosen.model() == ConcurrencyModel.ASYNC
                && profile.cores().orElse(Runtime.getRuntime().availableProcessors()) <= 2;
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.WARNING, "never the common pool here",
                        "With two cores the common pool has one worker: stages without an executor run one by one.",
                        "Pass an executor to every ...Async call, as the code below does.",
                        "ForkJoinPool sources of JDK 25"))
                : Optional.empty();
    }
}
