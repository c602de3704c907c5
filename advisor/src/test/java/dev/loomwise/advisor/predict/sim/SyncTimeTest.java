package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.bench.model.ConcurrencyModel;
import org.junit.jupiter.api.Test;

class SyncTimeTest {
    @Test
    void oneThreadTakesTheSumOfAllTasks() {
        Scenario scenario = Play.batch(ConcurrencyModel.SYNC, 4, 250, 20 * MS, 3 * MS);
        assertEquals(250 * 23 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 1);
    }

    @Test
    void everyCostOfAStepIsPaidOncePerStep() {
        Scenario scenario = Scenario.batch(ConcurrencyModel.SYNC, Play.settings(2), 2, 100,
                TaskClass.of(20 * MS, 3 * MS, 5));
        Costs costs = Costs.FREE.with(Cost.START, 1000).with(Cost.CALL, 200).with(Cost.WAKE, 30).with(Cost.POLL, 4)
                .with(Cost.EXTRA_WAIT, 50_000).with(Cost.END, 7000).with(Cost.FIXED, 1e6).with(Cost.SUBMIT, 1e9);
        double task = 23 * MS + 1000 + 7000 + 5 * (200 + 30 + 4 + 50_000);
        assertEquals(1e6 + 100 * task, Simulator.run(scenario, costs).makespanNs(), 1);
    }

    @Test
    void aMillionTasksAreContinuedToTheSameSum() {
        Scenario scenario = Play.batch(ConcurrencyModel.SYNC, 4, 1_000_000, 2 * MS, MS);
        assertEquals(3e12, Simulator.run(scenario, Costs.FREE).makespanNs(), 1e3);
    }
}
