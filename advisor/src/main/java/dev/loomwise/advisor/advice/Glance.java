package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Calibration;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Map;
import java.util.Optional;

/**
 * The choice at a glance, for maps that ask thousands of times: without settings, cautions or rates.
 *
 * @param model the one to use; empty when none can do it
 * @param close whether another is within the tolerance of the best
 */
public record Glance(Optional<ConcurrencyModel> model, boolean close) {
    /** @param requests of a service that are played under each model */
    public static Glance at(WorkloadProfile profile, Calibration calibration, int requests) {
        return Choice.of(profile, SimulatedPredictor.sketchAll(calibration, profile, requests, Map.of()))
                .filter(c -> Double.isFinite(c.chosen().metricMs()))
                .map(c -> new Glance(Optional.of(c.chosen().model()), !c.ties().isEmpty()))
                .orElse(new Glance(Optional.empty(), false));
    }
}
