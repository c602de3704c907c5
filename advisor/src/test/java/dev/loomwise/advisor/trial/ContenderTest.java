package dev.loomwise.advisor.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant: of two runs of the same requests that one is kept from which the hypervisor took less. */
class ContenderTest {
    private final Deque<Double> taken = new ArrayDeque<>();
    private final Contender contender = new Contender(
            new Candidate(ConcurrencyModel.VIRTUAL, new Settings(1, 0, 1)),
            (lane, repetition) -> JsonNodeFactory.instance.objectNode().put("stolen", taken.pop()),
            JsonNodeFactory.instance.arrayNode());

    private double kept(int repetition) {
        return contender.results().path(repetition).path("stolen").asDouble();
    }

    @Test
    void a_run_from_which_much_was_taken_is_made_again_and_the_better_one_kept() throws Exception {
        taken.addAll(List.of(0.10, 0.03, 0.01, 0.05));
        try (Lane lane = contender.open()) {
            contender.run(lane, 0);
            contender.run(lane, 1);
            contender.again(lane);
        }
        assertEquals(0.01, kept(0));
        assertEquals(0.03, kept(1));
    }

    @Test
    void a_run_from_which_little_was_taken_is_left_alone() throws Exception {
        taken.addAll(List.of(0.02, 0.0));
        try (Lane lane = contender.open()) {
            contender.run(lane, 0);
            contender.again(lane);
        }
        assertEquals(0.02, kept(0));
        assertEquals(1, taken.size());
    }
}
