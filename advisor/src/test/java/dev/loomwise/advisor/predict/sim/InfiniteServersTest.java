package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** M/G/infinity: waits without a limit disturb nobody; lambda E[S] are in the system whatever the distribution. */
class InfiniteServersTest {
    @ParameterizedTest
    @EnumSource(names = {"PLATFORM", "VIRTUAL", "BRIDGE", "ASYNC"})
    void waitsOverlapWithoutDisturbingOneAnother(ConcurrencyModel model) {
        Sampler waiting = Sampler.percentiles(20 * MS, 400 * MS);
        Scenario scenario = Play.computing(model, 2, 1000, Sampler.constant(0), 400_000)
                .withClasses(List.of(new TaskClass(1, waiting, Sampler.constant(0), 1, true)));
        Outcome outcome = Simulator.run(scenario, Costs.FREE);
        Play.assertWithin(0.02, waiting.mean(), outcome.latencies().get(0).meanNs());
        Play.assertWithin(0.02, waiting.mean() / MS, outcome.inSystemMean());
        Play.assertWithin(0.02, 20 * MS, outcome.percentileNs(0, 0.5));
        Play.assertWithin(0.04, 400 * MS, outcome.percentileNs(0, 0.99));
    }

    @ParameterizedTest
    @EnumSource(ConcurrencyModel.class)
    void aLoneRequestTakesItsOwnTime(ConcurrencyModel model) {
        Scenario scenario = Play.batch(model, 2, 1, 20 * MS, 3 * MS).withPoisson(1, 0);
        assertEquals(23 * MS, Simulator.run(scenario, Costs.FREE).percentileNs(0, 0.99), 1);
    }
}
