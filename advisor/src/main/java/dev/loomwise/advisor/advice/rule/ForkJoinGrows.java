package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** A managed blocker inside a library lifts the limit that the parallelism seemed to be. */
@AutoService(Rule.class)
public final class ForkJoinGrows implements Rule {
    @Override
    public String id() {
        return "httpclient-grows-forkjoin";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        boolean applies = chosen.model() == ConcurrencyModel.FORKJOIN && profile.io() == WorkloadProfile.Io.HTTP;
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.WARNING, "the pool grows while HttpClient blocks",
                        "HttpClient.send uses a managed blocker: parallelism is then no limit on requests in flight.",
                        "Limit requests with a semaphore, not with the parallelism.",
                        "measured on JDK 25"))
                : Optional.empty();
    }
}
