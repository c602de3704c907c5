package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.ProfileFile;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a service's own build may hold its profile: nothing but public classes, and a file. */
class OrdersServiceTest {
    @Test
    void a_pool_for_this_profile_needs_no_more_than_200_threads() throws Exception {
        Recommendation advice = Advisor.advise(profile());
        Prediction platform = advice.candidates().stream().filter(p -> p.model() == ConcurrencyModel.PLATFORM)
                .findFirst().orElseThrow();
        assertTrue(platform.feasible(), platform.why());
        assertTrue(platform.settings().poolSize() <= 200, "the pool has " + platform.settings().poolSize());
    }

    @Test
    void the_recommended_model_meets_the_latency_goal() throws Exception {
        WorkloadProfile profile = profile();
        Recommendation advice = Advisor.advise(profile);
        assertTrue(advice.chosen().metricMs() <= profile.goalMs().orElseThrow(), advice.reason());
        assertEquals(300, profile.ratePerSecond());
    }

    private static WorkloadProfile profile() throws URISyntaxException {
        return ProfileKeys.profile(ProfileFile.read(
                Path.of(Objects.requireNonNull(OrdersServiceTest.class.getResource("orders.yaml")).toURI())));
    }
}
