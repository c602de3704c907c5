package dev.loomwise.advisor.predict.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: what is played in part comes to what it would have come to in full. */
class BoundedTest {
    private static final double MS = 1e6;
    private static final Costs COSTS = new Costs(Map.of(Cost.SUBMIT, 700.0, Cost.START, 900.0, Cost.WAKE, 1500.0,
            Cost.POLL, 2000.0, Cost.END, 300.0, Cost.FIXED, 30_000.0), 0.95);

    @ParameterizedTest
    @CsvSource({"VIRTUAL, 400000, 300, 0.01, 0, 1", "VIRTUAL, 300000, 100, 0.2, 20000, 1",
            "ASYNC, 400000, 1000, 0, 0, 1", "PLATFORM, 300000, 50, 0.05, 1000, 1", "VIRTUAL, 40000, 500, 2, 0, 20",
            "SYNC, 300000, 5, 1, 0, 1"})
    void a_large_batch_takes_as_long_as_when_it_is_played_in_full(ConcurrencyModel model, int tasks, double waitMs,
            double cpuMs, int limit, int steps) {
        Scenario scenario = Scenario.batch(model, new Settings(1000, limit, 2), 2, tasks,
                TaskClass.of(waitMs * MS, cpuMs * MS, steps)).withInFlight(limit);
        double full = Simulator.inFull(scenario, COSTS).makespanNs();
        Outcome bounded = Bounded.run(scenario, COSTS);
        assertEquals(full, bounded.makespanNs(), 0.03 * full);
    }

    @ParameterizedTest
    @CsvSource({"VIRTUAL", "PLATFORM", "ASYNC"})
    void computing_of_many_slices_takes_as_long_in_longer_ones(ConcurrencyModel model) {
        Scenario scenario = Scenario.batch(model, new Settings(40, 0, 2), 2, 40, TaskClass.of(0, 2000 * MS, 0));
        double full = Simulator.inFull(scenario, COSTS).makespanNs();
        assertEquals(full, Bounded.run(scenario, COSTS).makespanNs(), 0.03 * full);
    }

    @ParameterizedTest
    @CsvSource({"1000", "40000"})
    void an_ordinary_batch_is_played_as_it_is(int tasks) {
        Scenario scenario = Scenario.batch(ConcurrencyModel.VIRTUAL, new Settings(1000, 0, 2), 2, tasks,
                TaskClass.of(100 * MS, MS, 1));
        Outcome bounded = Bounded.run(scenario, COSTS);
        assertFalse(bounded.extrapolated());
        assertTrue(bounded.makespanNs() == Simulator.inFull(scenario, COSTS).makespanNs());
    }
}
