package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Gap;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import java.util.Optional;

/**
 * The answer.
 *
 * @param profile what was asked
 * @param chosen the simplest candidate that is as good as the best, or good enough
 * @param tiedWith others that cannot be told from the best
 * @param reason one sentence
 * @param candidates all, best first
 * @param limitMs what physics allows, ms; 0 where the tasks do nothing
 * @param cautions what to watch; empty where no rule speaks
 * @param evidence the costs that it was predicted with, and whether they were measured here
 * @param today what is gained over the code of today, where somebody asked
 * @param turningPoints where another model would be recommended, nearest first; empty unless somebody asked
 */
public record Recommendation(WorkloadProfile profile, Prediction chosen, List<ConcurrencyModel> tiedWith, String reason,
        List<Prediction> candidates, double limitMs, List<Caution> cautions, CalibrationStore.Found evidence,
        Optional<Today> today, List<TurningPoint> turningPoints) {
    public Recommendation {
        turningPoints = List.copyOf(turningPoints);
    }

    /** Without what must be asked for. */
    public Recommendation(WorkloadProfile profile, Prediction chosen, List<ConcurrencyModel> tiedWith, String reason,
            List<Prediction> candidates, double limitMs, List<Caution> cautions, CalibrationStore.Found evidence) {
        this(profile, chosen, tiedWith, reason, candidates, limitMs, cautions, evidence, Optional.empty(), List.of());
    }

    /** The same with what is gained over the code of today. */
    public Recommendation withToday(Today gained) {
        return new Recommendation(profile, chosen, tiedWith, reason, candidates, limitMs, cautions, evidence,
                Optional.of(gained), turningPoints);
    }

    /** The same with what would change the decision. */
    public Recommendation withTurningPoints(List<TurningPoint> points) {
        return new Recommendation(profile, chosen, tiedWith, reason, candidates, limitMs, cautions, evidence, today,
                points);
    }

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

    /** Where the profile reaches beyond what was measured, each with what closes the gap. */
    public List<Gap> gaps() {
        return Gap.of(profile, evidence.calibration());
    }
}
