package dev.loomwise.advisor.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant: time is spent on those that might be the best. */
class ContestTest {
    private static Contender service(ConcurrencyModel model, int p99Micros) {
        return new Contender(new Candidate(model, new Settings(1, 0, 1)), (lane, repetition) -> {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.putArray("micros").add(p99Micros + repetition);
            return result;
        }, JsonNodeFactory.instance.arrayNode());
    }

    private static List<Integer> runs(int repetitions, int... p99Micros) throws Exception {
        List<Contender> contenders = List.of(service(ConcurrencyModel.ASYNC, p99Micros[0]),
                service(ConcurrencyModel.VIRTUAL, p99Micros[1]), service(ConcurrencyModel.PLATFORM, p99Micros[2]));
        Contest.hold(contenders, new TrialPlan(JsonNodeFactory.instance.objectNode(), List.of(), repetitions,
                new Load(250, 500), 1));
        return contenders.stream().map(c -> c.results().size()).toList();
    }

    @Test
    void a_service_with_more_than_twice_the_best_p99_runs_no_more() throws Exception {
        assertEquals(List.of(10, 10, 4), runs(10, 1000, 1900, 2100));
    }

    @Test
    void of_every_batch_it_is_told_how_much_was_stolen() throws Exception {
        List<Contender> both = List.of(batch(ConcurrencyModel.ASYNC), batch(ConcurrencyModel.VIRTUAL));
        Contest.hold(both, new TrialPlan(JsonNodeFactory.instance.objectNode(), List.of(), 3, Load.NONE, 1));
        for (Contender one : both) {
            assertEquals(3, one.results().size());
            one.results().forEach(r -> {
                double share = r.path(Run.STOLEN).asDouble(-1);
                assertTrue(share >= 0 && share < 1, r.toString());
                assertEquals(share, Run.ofJson(Run.ofJson(r).toJson()).stolen(), 1e-9);
            });
        }
    }

    private static Contender batch(ConcurrencyModel model) {
        return new Contender(new Candidate(model, new Settings(1, 0, 1)),
                (lane, repetition) -> JsonNodeFactory.instance.objectNode().put("timeMs", 1.0),
                JsonNodeFactory.instance.arrayNode());
    }

    @Test
    void a_short_contest_is_run_to_its_end_by_everybody() throws Exception {
        assertEquals(List.of(2, 2, 2), runs(2, 1000, 9000, 2100));
    }
}
