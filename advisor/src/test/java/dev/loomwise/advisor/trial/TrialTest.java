package dev.loomwise.advisor.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Invariant: what a trial measures is what was asked for, and nothing is faster than physics. */
class TrialTest {
    private static final Candidate VIRTUAL = new Candidate(ConcurrencyModel.VIRTUAL, new Settings(20, 0, 2));
    private static final Candidate SYNC = new Candidate(ConcurrencyModel.SYNC, new Settings(1, 0, 2));

    private static ObjectNode keys(String json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    @Test
    void batches_services_and_floods_are_run_in_one_process_and_a_profile_that_fails_spoils_no_other()
            throws IOException {
        try (Trial trial = Trial.open()) {
            Map<Candidate, List<Run>> batch = trial.measure(keys("{\"tasks\":\"20\",\"wait\":\"3ms\"}"),
                    List.of(VIRTUAL, SYNC), 3, Load.NONE, 1);
            assertEquals(3, batch.getOrDefault(VIRTUAL, List.of()).size());
            assertTrue(batch.getOrDefault(VIRTUAL, List.of()).stream().allMatch(r -> r.timeMs() >= 3),
                    batch.toString());
            assertTrue(batch.getOrDefault(SYNC, List.of()).stream().allMatch(r -> r.timeMs() >= 60), batch.toString());

            assertThrows(Trial.Failed.class, () -> trial.measure(
                    keys("{\"tasks\":\"20\",\"wait\":\"3ms\",\"io\":\"jdbc\",\"in-flight\":\"2\"}"), List.of(VIRTUAL),
                    1, Load.NONE, 1), "there is no database here");

            List<Run> files = trial.measure(keys("{\"tasks\":\"50\",\"io\":\"file\",\"bytes\":\"64KB\"}"),
                    List.of(SYNC), 2, Load.NONE, 1).getOrDefault(SYNC, List.of());
            assertTrue(files.stream().allMatch(r -> r.timeMs() > 0.2 && r.timeMs() < 1000), files.toString());

            ObjectNode service = keys("{\"shape\":\"service\",\"rate\":\"200/s\",\"wait\":\"4ms\"}");
            List<Run> runs = trial.measure(service, List.of(VIRTUAL), 2, new Load(250, 500), 1).getOrDefault(VIRTUAL,
                    List.of());
            assertEquals(225, runs.getFirst().micros().length, "the first tenth does not count");
            assertTrue(Run.percentileMs(runs, 0.5) >= 4);

            // One thread that waits 4 ms carries at most 250 requests per second, however many come.
            List<Run> flood = trial.measure(service, List.of(SYNC), 1, new Load(250, 2000), 1).getOrDefault(SYNC,
                    List.of());
            assertTrue(flood.getFirst().perSecond() < 250, "carried " + flood.getFirst().perSecond());
        }
    }
}
