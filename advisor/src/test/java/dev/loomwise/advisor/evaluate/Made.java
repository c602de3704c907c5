package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.evaluate.MeasuredProfile.Origin;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Measurements that nobody made. */
final class Made {
    static final CalibrationStore.Found EVIDENCE = new CalibrationStore.Found(CalibrationStore.reference(), true);

    private Made() {}

    static ObjectNode keys(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A batch whose candidates take these times. */
    static MeasuredProfile batch(int number, String keys, Function<Prediction, double[]> timesMs) {
        ObjectNode profile = keys(keys);
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        for (Prediction p : SimulatedPredictor.predictAll(EVIDENCE.calibration(), ProfileKeys.profile(profile))) {
            runs.put(new Candidate(p.model(), p.settings()), Arrays.stream(timesMs.apply(p))
                    .mapToObj(Run::took).toList());
        }
        return new MeasuredProfile(new Origin(false, 7, number), profile, runs, Map.of());
    }

    /** One model takes so long, in both halves, and all others so much longer. */
    static Function<Prediction, double[]> fastest(ConcurrencyModel model, double ms, double othersMs) {
        return p -> {
            double[] times = new double[6];
            Arrays.fill(times, p.model() == model ? ms : othersMs);
            return times;
        };
    }

    static Function<Prediction, double[]> asPredicted() {
        return p -> {
            double[] times = new double[6];
            Arrays.fill(times, p.metricMs());
            return times;
        };
    }
}
