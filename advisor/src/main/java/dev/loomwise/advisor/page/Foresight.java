package dev.loomwise.advisor.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The costs that were learnt from a run, and questions put to them. */
final class Foresight {
    private final CalibrationStore.Found found;

    private Foresight(CalibrationStore.Found found) {
        this.found = found;
    }

    /** Empty when this study has no costs; {@link #reason} then says why. */
    static Optional<Foresight> of(Study study) {
        try {
            return study.folder().filter(f -> Files.exists(f.resolve("costs.json"))).map(CalibrationStore::ofRun)
                    .map(Foresight::new);
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    /** Why nothing can be predicted: a sentence, or nothing where nobody expects predictions. */
    static Optional<String> reason(Study study) {
        if (study.manifest().isEmpty() || study.measured().isEmpty() || of(study).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("No costs were learnt from this run, or another version of loomwise did it: nothing can be "
                + "predicted from them. Measure again with loomwise bench.");
    }

    CalibrationStore.Found found() {
        return found;
    }

    int cores() {
        return found.calibration().machine().cores();
    }

    /** What is best known of all that tasks wait on: calls over a network, else timers. */
    String io() {
        return found.calibration().fit("http", ConcurrencyModel.VIRTUAL).isPresent() ? "http" : "timer";
    }

    /** The advice for a batch. */
    Recommendation advise(Batch batch) {
        return Advisor.brief(batch.profile(io()), found);
    }

    /**
     * A batch of equal tasks.
     *
     * @param inFlight most at once; 0 is no limit
     */
    record Batch(int tasks, double waitMs, double cpuMs, int inFlight) {
        /** Keys as a person writes them, so that nothing but a profile's own rules makes the profile. */
        WorkloadProfile profile(String io) {
            ObjectNode keys = JsonNodeFactory.instance.objectNode().put("tasks", String.valueOf(tasks))
                    .put("cpu", micros(cpuMs));
            if (waitMs > 0) {
                keys.put("wait", micros(waitMs)).put("io", io);
            }
            if (inFlight > 0) {
                keys.put("in-flight", String.valueOf(inFlight));
            }
            return ProfileKeys.profile(keys);
        }

        private static String micros(double ms) {
            return String.format(Locale.ROOT, "%.0fus", ms * 1000);
        }
    }

    /** All models that a recommendation knows, in their usual order. */
    static List<ConcurrencyModel> models(List<Recommendation> recommendations) {
        return List.of(ConcurrencyModel.values()).stream().filter(m -> recommendations.stream()
                .anyMatch(r -> r.candidate(m).filter(Prediction::feasible).isPresent())).toList();
    }
}
