package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Profiles;
import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: beyond a turning point another model is advised, and halfway to it the same. */
class TurningPointsTest {
    private static Recommendation advise(WorkloadProfile profile) {
        return Advisor.advise(profile, new CalibrationStore.Found(CalibrationStore.reference(), true));
    }

    private static WorkloadProfile at(WorkloadProfile profile, String key, double factor) {
        return profile.scaled(switch (key) {
            case "cpu" -> Scale.NONE.withCpu(factor);
            case "wait" -> Scale.NONE.withWait(factor);
            case "tasks" -> Scale.NONE.withTasks(factor);
            case "rate" -> Scale.NONE.withRate(factor);
            default -> Scale.NONE.withInFlight(factor);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks: 6, wait: 2ms, cpu: 3ms", "tasks: 40, cpu: 10us",
            "rate: 300/s, wait: 5ms, mix: [{share: 99%, cpu: 1ms}, {cpu: 40ms}]"})
    void beyond_a_turning_point_the_full_advice_is_another(String yaml) {
        WorkloadProfile profile = Profiles.profile(yaml);
        Recommendation advice = advise(profile);
        List<TurningPoint> points = TurningPoints.of(advice);
        assertFalse(points.isEmpty(), "nothing would change it");
        for (TurningPoint t : points) {
            ConcurrencyModel there = advise(at(profile, t.key(), t.factor())).chosen().model();
            assertEquals(t.other().model(), there, t::sentence);
            assertNotEquals(advice.chosen().model(), there, t::sentence);
        }
    }

    @Test
    void points_come_nearest_first_and_within_ten_times() {
        List<TurningPoint> points = TurningPoints.of(advise(Profiles.profile("tasks: 6, wait: 2ms, cpu: 3ms")));
        double[] distances = points.stream().mapToDouble(t -> Math.abs(Math.log10(t.factor()))).toArray();
        assertTrue(distances.length > 0 && distances[distances.length - 1] <= 1.000001);
        for (int i = 1; i < distances.length; i++) {
            assertTrue(distances[i - 1] <= distances[i]);
        }
    }

    @Test
    void where_only_one_model_may_be_used_nothing_changes_the_decision() {
        assertEquals(List.of(), TurningPoints.of(advise(
                Profiles.profile("tasks: 100, wait: 20ms, avoid: 'sync,platform,forkjoin,async,bridge'"))));
    }
}
