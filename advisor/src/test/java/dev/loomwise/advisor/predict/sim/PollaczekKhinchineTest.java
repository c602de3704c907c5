package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;

import dev.loomwise.bench.model.ConcurrencyModel;
import org.junit.jupiter.api.Test;

/** M/G/1, first in first out: mean wait lambda E[S^2] / (2 (1 - rho)), Pollaczek 1930, Khinchine 1932. */
class PollaczekKhinchineTest {
    private static final double LOAD = 0.7;

    @Test
    void oneCarrierWithEqualTasksIsMD1() {
        Scenario scenario = Play.computing(ConcurrencyModel.VIRTUAL, 1, LOAD * 1000, Sampler.constant(MS), 600_000);
        Play.assertWithin(0.02, 1 + LOAD / (2 * (1 - LOAD)), Play.meanLatencyMs(scenario));
    }

    @Test
    void theSyncServerIsMD1Too() {
        Scenario scenario = Play.computing(ConcurrencyModel.SYNC, 4, LOAD * 1000, Sampler.constant(MS), 600_000);
        Play.assertWithin(0.02, 1 + LOAD / (2 * (1 - LOAD)), Play.meanLatencyMs(scenario));
    }

    @Test
    void unequalTasksWaitLongerOnACarrierBecauseNobodyIsSliced() {
        Sampler.LogNormal cpu = ProcessorSharingTest.uneven(1);
        double secondMoment = Math.exp(cpu.sigma() * cpu.sigma());
        Scenario scenario = Play.computing(ConcurrencyModel.VIRTUAL, 1, LOAD * 1000, cpu, 1_500_000);
        Play.assertWithin(0.03, 1 + LOAD * secondMoment / (2 * (1 - LOAD)), Play.meanLatencyMs(scenario));
    }
}
