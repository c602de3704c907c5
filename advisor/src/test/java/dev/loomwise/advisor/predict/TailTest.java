package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Invariant: a tail is never promised shorter than it is simulated, and longest where most threads are woken. */
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
    void beside_heavy_requests_one_thread_needs_nothing_else_to_be_slow() throws IOException {
        WorkloadProfile mixed = service(
                "\"cpu\":\"1ms\",\"mix\":[{\"share\":\"99%\"},{\"share\":\"1%\",\"cpu\":\"90ms\"}]");
        assertEquals(1, Tail.factor(mixed, ConcurrencyModel.SYNC));
        assertTrue(Tail.factor(service("\"cpu\":\"1ms\""), ConcurrencyModel.SYNC) > 1);
    }
}
