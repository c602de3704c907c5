package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import java.util.Optional;

/**
 * The answer.
 *
 * @param chosen the simplest candidate that is as good as the best, or good enough
 * @param tiedWith others that cannot be told from the best
 * @param reason one sentence
 * @param candidates all, best first
 * @param limitMs what physics allows
 */
public record Recommendation(WorkloadProfile profile, Prediction chosen, List<ConcurrencyModel> tiedWith, String reason,
        List<Prediction> candidates, double limitMs, List<Caution> cautions, CalibrationStore.Found evidence) {
    /** Whether this candidate is the one to use; there is one candidate per model. */
    public boolean chose(Prediction candidate) {
        return candidate.model() == chosen.model();
    }

    /** What is expected of this model; empty where it is no candidate, as the bridge for light computing. */
    public Optional<Prediction> candidate(ConcurrencyModel model) {
        return candidates.stream().filter(p -> p.model() == model).findFirst();
    }

    /** The best metric of all candidates, in milliseconds. */
    public double bestMs() {
        return candidates.getFirst().metricMs();
    }

    /** Whether any number reaches beyond what was measured. */
    public boolean extrapolated() {
        return !evidence.here() || candidates.stream().anyMatch(Prediction::extrapolated);
    }
}
