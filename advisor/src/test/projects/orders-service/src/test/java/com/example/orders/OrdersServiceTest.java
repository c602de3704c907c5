package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The build fails when the orders service outgrows what was decided for it. */
class OrdersServiceTest {
    private static WorkloadProfile profile() throws Exception {
        return WorkloadProfile.read(Path.of(OrdersServiceTest.class.getResource("orders.yaml").toURI()));
    }

    @Test
    void a_pool_for_this_service_needs_no_more_than_200_threads() throws Exception {
        Recommendation advice = Advisor.advise(profile());
        Prediction pool = advice.candidate(ConcurrencyModel.PLATFORM).orElseThrow();
        assertTrue(pool.feasible(), pool.why());
        assertTrue(pool.settings().poolSize() <= 200, "it needs " + pool.settings().poolSize());
    }

    @Test
    void the_recommended_model_meets_the_latency_goal() throws Exception {
        WorkloadProfile profile = profile();
        Recommendation advice = Advisor.advise(profile);
        assertTrue(advice.chosen().metricMs() <= profile.goalMs().orElseThrow(), advice.reason());
    }
}
