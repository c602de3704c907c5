package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.ServiceFigures;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The choice at a glance, for maps that ask thousands of times: without settings, cautions or rates.
 *
 * @param model the one to use; empty when none can do it
 * @param close whether another is within the tolerance of the best
 */
public record Glance(Optional<ConcurrencyModel> model, boolean close) {
    private static final Settings ANY = new Settings(1, 0, 1);

    /**
     * The choice among models of which no more is known than how long they take.
     *
     * @param profile whose tolerance and goal count
     * @param metricMs what candidates are compared by, of those that can do it
     */
    public static Glance of(WorkloadProfile profile, Map<ConcurrencyModel, Double> metricMs) {
        List<Prediction> candidates = metricMs.entrySet().stream().map(e -> new Prediction(e.getKey(), ANY,
                Optional.empty(), true, Optional.of(Estimate.exactly(e.getValue())), ServiceFigures.NONE, 0, false, ""))
                .toList();
        return Choice.of(profile, candidates)
                .map(c -> new Glance(Optional.of(c.chosen().model()), !c.ties().isEmpty()))
                .orElse(new Glance(Optional.empty(), false));
    }
}
