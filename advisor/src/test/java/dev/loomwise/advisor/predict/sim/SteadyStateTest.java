package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SteadyStateTest {
    private static final Costs COSTS = Costs.FREE.with(Cost.SUBMIT, 700).with(Cost.START, 900).with(Cost.CALL, 500)
            .with(Cost.WAKE, 1500).with(Cost.POLL, 300).with(Cost.END, 200).with(Cost.SWITCHING, 400);

    @ParameterizedTest
    @CsvSource({"VIRTUAL,0,1,0.02", "VIRTUAL,0,100,0", "VIRTUAL,300,5,0.1", "ASYNC,0,20,0.01", "ASYNC,1000,20,0",
            "PLATFORM,300,5,0.1", "FORKJOIN,0,0.05,0.01", "BRIDGE,0,3,0.05", "SYNC,0,1,1", "VIRTUAL,7,1,0.001"})
    void aContinuedBatchTakesWhatThePlayedOneTakes(ConcurrencyModel model, int limit, double waitMs, double cpuMs) {
        Scenario scenario = Play.batch(model, 3, 300_001, waitMs * MS, cpuMs * MS).withInFlight(limit);
        Outcome continued = Simulator.run(scenario, COSTS);
        Outcome played = Simulator.inFull(scenario, COSTS);
        Play.assertWithin(0.01, played.makespanNs(), continued.makespanNs());
        Play.assertWithin(0.01, played.cpuBusyShare(), continued.cpuBusyShare());
    }

    @ParameterizedTest
    @EnumSource(ConcurrencyModel.class)
    void aShortBatchIsPlayedInFull(ConcurrencyModel model) {
        assertFalse(Simulator.run(Play.batch(model, 2, 40_000, MS, MS), Costs.FREE).extrapolated());
    }

    @ParameterizedTest
    @EnumSource(ConcurrencyModel.class)
    void aLongUniformBatchIsContinuedAndSaysSo(ConcurrencyModel model) {
        assertTrue(Simulator
                .run(Scenario.batch(model, new Settings(4000, 0, 2), 2, 1_000_000, TaskClass.of(MS, MS, 1)), Costs.FREE)
                .extrapolated());
    }

    @ParameterizedTest
    @EnumSource(ConcurrencyModel.class)
    void tasksThatDoNothingTakeNoTime(ConcurrencyModel model) {
        Outcome outcome = Simulator.run(Play.batch(model, 2, 100_000, 0, 0), Costs.FREE);
        assertEquals(0, outcome.makespanNs());
        assertEquals(0, outcome.cpuBusyShare());
    }
}
