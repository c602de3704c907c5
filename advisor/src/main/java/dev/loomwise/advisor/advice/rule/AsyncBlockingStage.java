package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** One blocking call in a stage stalls a worker, and there are as few workers as cores. */
@AutoService(Rule.class)
public final class AsyncBlockingStage implements Rule {
    @Override
    public String id() {
        return "blocking-in-async-stage";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = chosen.model() == ConcurrencyModel.ASYNC;
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.WARNING,
                        "one blocking call in a stage stalls everything",
                        "The stages share as few workers as there are cores; a stage that blocks keeps one of them.",
                        "Keep blocking calls out of the stages, give each stage its executor, and join every future: an exception that nobody reads is lost.",
                        "CompletableFuture documentation; the articles' pitfalls P1 and P2"))
                : Optional.empty();
    }
}
