package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant: the tail of what waits is never promised shorter than it is simulated, and longest where most threads are woken. */
class TailTest {
    private static WorkloadProfile service(String keys) throws IOException {
        return ProfileKeys.profile((ObjectNode) new ObjectMapper()
                .readTree("{\"shape\":\"service\",\"rate\":\"100/s\"," + keys + "}"));
    }

    @Test
    void a_pool_has_a_longer_tail_than_carriers_and_calls_have_a_longer_one_than_timers() throws IOException {
        WorkloadProfile timers = service("\"wait\":\"5ms\",\"cpu\":\"1ms\"");
        WorkloadProfile calls = service("\"wait\":\"5ms\",\"cpu\":\"1ms\",\"io\":\"http\"");
        for (ConcurrencyModel model : ConcurrencyModel.values()) {
            assertTrue(Tail.factor(timers, model) >= 1, model.id());
            assertTrue(Tail.factor(calls, model) > Tail.factor(timers, model), model.id());
        }
        assertTrue(Tail.factor(timers, ConcurrencyModel.PLATFORM) > Tail.factor(timers, ConcurrencyModel.VIRTUAL));
    }

    @Test
    void where_nothing_waits_heavy_requests_are_for_a_bridge_and_not_for_more_workers() throws IOException {
        WorkloadProfile mixed = service(
                "\"cpu\":\"200us\",\"io\":\"none\",\"mix\":[{\"share\":\"99%\"},{\"share\":\"1%\",\"cpu\":\"20ms\"}]")
                .scaled(Scale.NONE.withRate(20));
        Calibration calibration = CalibrationStore.reference();
        List<Prediction> all = SimulatedPredictor.predictAll(calibration, mixed);
        assertTrue(of(all, ConcurrencyModel.BRIDGE).metricMs() < of(all, ConcurrencyModel.PLATFORM).metricMs());
        assertEquals(calibration.machine().cores(), of(all, ConcurrencyModel.ASYNC).settings().parallelism());
    }

    private static Prediction of(List<Prediction> all, ConcurrencyModel model) {
        return all.stream().filter(p -> p.model() == model).findFirst().orElseThrow();
    }
}
