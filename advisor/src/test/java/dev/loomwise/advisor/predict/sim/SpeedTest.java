package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.bench.model.ConcurrencyModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large scenarios end, within the memory of the tests. How long they take is printed, not asserted. */
class SpeedTest {
    private static final Costs COSTS = Costs.FREE.with(Cost.SUBMIT, 700).with(Cost.START, 900).with(Cost.WAKE, 1500)
            .with(Cost.POLL, 300);

    @ParameterizedTest
    @EnumSource(ConcurrencyModel.class)
    void aMillionTasksArePlayed(ConcurrencyModel model) {
        Scenario scenario = Play.batch(model, 4, 1_000_000, 100 * MS, 0.01 * MS);
        long begin = System.nanoTime();
        Outcome continued = Simulator.run(scenario, COSTS);
        long between = System.nanoTime();
        Outcome played = Simulator.inFull(scenario, COSTS);
        long end = System.nanoTime();
        System.out.printf("%s: 1,000,000 tasks continued in %.3f s, played in full in %.3f s%n", model.id(),
                (between - begin) / 1e9, (end - between) / 1e9);
        assertEquals(1_000_000, continued.completed());
        assertEquals(1_000_000, played.completed());
    }
}
