package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: workers can lose no more by sharing a core than one of the cores could have given. */
class SharedCoreTest {
    private static WorkloadProfile profile(String json) throws IOException {
        return ProfileKeys.profile(
                (ObjectNode) new ObjectMapper()
                        .readTree(json));
    }

    @ParameterizedTest
    @EnumSource(ConcurrencyModel.class)
    void what_is_lost_is_less_than_what_one_core_would_take_alone(ConcurrencyModel model) throws IOException {
        for (int cores = 1; cores <= 8; cores++) {
            for (int tasks : new int[]{1, 10, 100, 10_000}) {
                WorkloadProfile p = profile("{\"tasks\":" + tasks + ",\"cpu\":\"20us\",\"io\":\"none\"}");
                double alone = tasks * 0.02;
                double lost = SharedCore.worstMs(p, model, cores);
                assertTrue(lost >= 0 && lost <= alone && lost <= 6, model + " on " + cores + " loses " + lost);
                assertTrue(SharedCore.usualMs(p, model, cores) <= lost);
                assertEquals(cores > 1 && model != ConcurrencyModel.SYNC, lost > 0);
            }
        }
    }

    @Test
    void only_what_computes_at_once_and_ends_can_lose() throws IOException {
        ConcurrencyModel model = ConcurrencyModel.FORKJOIN;
        assertEquals(0, SharedCore.worstMs(profile("{\"tasks\":10,\"wait\":\"1ms\",\"cpu\":\"1ms\"}"), model, 2));
        assertEquals(0, SharedCore.worstMs(
                profile("{\"shape\":\"service\",\"rate\":\"100/s\",\"cpu\":\"1ms\",\"io\":\"none\"}"), model, 2));
        WorkloadProfile job = profile("{\"shape\":\"divisible\",\"tasks\":10,\"cpu\":\"1ms\"}");
        assertTrue(SharedCore.worstMs(job, model, 2) > 0);
        assertEquals(0, SharedCore.worstMs(job, ConcurrencyModel.PLATFORM, 2), "it runs undivided");
    }

    @Test
    void a_batch_of_a_quarter_of_a_millisecond_is_slower_under_forkjoin_than_under_a_pool() throws IOException {
        WorkloadProfile tiny = profile("{\"tasks\":27,\"cpu\":\"10us\",\"io\":\"none\"}");
        Settings settings = new Settings(2, 0, 2);
        Prediction forkjoin = SimulatedPredictor.predict(CalibrationStore.reference(), tiny, ConcurrencyModel.FORKJOIN,
                settings);
        Prediction platform = SimulatedPredictor.predict(CalibrationStore.reference(), tiny, ConcurrencyModel.PLATFORM,
                settings);
        assertTrue(forkjoin.metricMs() > 1.2 * platform.metricMs(), forkjoin.metricMs() + " " + platform.metricMs());
        assertTrue(platform.timeMs().orElseThrow().high() >= platform.metricMs() + 0.13,
                "two workers may share a core");
    }

    @Test
    void a_divisible_job_of_less_than_a_millisecond_gains_nothing_from_a_second_worker() throws IOException {
        for (int micros : new int[]{50, 200, 800}) {
            WorkloadProfile tiny = profile("{\"shape\":\"divisible\",\"tasks\":1,\"cpu\":\"" + micros + "us\"}");
            assertEquals(ConcurrencyModel.SYNC,
                    Advisor.advise(tiny, new CalibrationStore.Found(CalibrationStore.reference(), true)).chosen()
                            .model(),
                    micros + " us");
        }
        WorkloadProfile longer = profile("{\"shape\":\"divisible\",\"tasks\":1,\"cpu\":\"8ms\"}");
        Prediction split = SimulatedPredictor.predict(CalibrationStore.reference(), longer, ConcurrencyModel.FORKJOIN,
                new Settings(2, 0, 2));
        assertTrue(split.metricMs() < 0.6 * 8, "measured 4.2 ms: " + split.metricMs());
    }
}
