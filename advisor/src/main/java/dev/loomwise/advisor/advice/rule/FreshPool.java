package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** Starting thousands of threads takes longer than many a batch. */
@AutoService(Rule.class)
public final class FreshPool implements Rule {
    @Override
    public String id() {
        return "fresh-platform-pool";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = chosen.model() == ConcurrencyModel.PLATFORM && chosen.settings().poolSize() >= 500;
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.INFO, "keep this pool",
                        "Starting a platform thread costs 50 to 100 microseconds; a pool made for each batch pays that every time.",
                        "Make the pool once, start all its threads, and keep it for the life of the program.",
                        "measured on two cores"))
                : Optional.empty();
    }
}
