package dev.loomwise.advisor.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;

/** Profiles as they are written, on the costs that ship with the program. */
public final class Profiles {
    private Profiles() {}

    /** {@code tasks: 10, wait: 5ms}. */
    public static WorkloadProfile profile(String yaml) {
        try {
            return ProfileKeys.profile((ObjectNode) new YAMLMapper().readTree("{" + yaml + "}"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(yaml, e);
        }
    }

    static Rehearsal rehearsal(String yaml) {
        return new Rehearsal(CalibrationStore.reference(), profile(yaml));
    }

    static List<Prediction> predict(String yaml) {
        return SimulatedPredictor.predictAll(CalibrationStore.reference(), profile(yaml));
    }

    static Prediction predict(String yaml, ConcurrencyModel model) {
        return predict(yaml).stream().filter(p -> p.model() == model).findFirst().orElseThrow();
    }
}
