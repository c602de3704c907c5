package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WavesTest {
    @ParameterizedTest
    @EnumSource(names = {"PLATFORM", "VIRTUAL", "BRIDGE", "ASYNC"})
    void aLimitMakesWavesOfWaiting(ConcurrencyModel model) {
        Scenario scenario = Play.batch(model, 4, 1001, 50 * MS, 0).withInFlight(100);
        assertEquals(11 * 50 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLATFORM", "VIRTUAL", "BRIDGE", "ASYNC"})
    void aLimitNoWiderThanTheCoresMakesWavesOfWaitingAndComputing(ConcurrencyModel model) {
        Scenario scenario = Play.batch(model, 4, 1001, 50 * MS, 5 * MS).withInFlight(4);
        assertEquals(251 * 55 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 10);
    }

    @Test
    void forkJoinWaitsInWavesAsWideAsItsWorkers() {
        Scenario scenario = Play.batch(ConcurrencyModel.FORKJOIN, 4, 1001, 50 * MS, 5 * MS);
        assertEquals(251 * 55 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 10);
    }

    @Test
    void aManagedBlockerLetsForkJoinWaitAllAtOnce() {
        Scenario scenario = Play.batch(ConcurrencyModel.FORKJOIN, 4, 1000, 50 * MS, 0).withTraits(Traits.HTTP);
        Outcome outcome = Simulator.run(scenario, Costs.FREE);
        assertEquals(50 * MS, outcome.makespanNs(), 1);
        assertEquals(1000, outcome.threadPeak(), 4);
    }

    @Test
    void waitsThatPinMakeWavesAsWideAsTheCarriers() {
        Scenario scenario = Play.batch(ConcurrencyModel.VIRTUAL, 4, 1000, 50 * MS, 0).withTraits(Traits.PINNING);
        assertEquals(250 * 50 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 10);
    }

    @Test
    void aCallThatGoesOutBehindAllThatWereWokenMakesEveryWaveLonger() {
        Scenario behindALimit = Play.batch(ConcurrencyModel.VIRTUAL, 2, 680, 60 * MS, MS).withInFlight(68);
        // 34 ms of computing on each core, in which the next wave already waits, or does not.
        assertEquals(10 * 61 * MS + 33 * MS, Simulator.run(behindALimit, Costs.FREE).makespanNs(), 10);
        assertEquals(10 * (60 + 34) * MS,
                Simulator.run(behindALimit.withTraits(Traits.DATABASE), Costs.FREE).makespanNs(), 10);
    }

    @Test
    void asyncOverABlockingApiWaitsInWavesAsWideAsItsPool() {
        Scenario scenario = Scenario
                .batch(ConcurrencyModel.ASYNC, new Settings(10, 0, 4), 4, 1000, TaskClass.of(50 * MS, 0, 1))
                .withTraits(Traits.BLOCKING_ONLY);
        assertEquals(100 * 50 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 10);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLATFORM", "VIRTUAL", "BRIDGE", "ASYNC"})
    void withoutALimitAllWaitOnceAndThenShareTheCores(ConcurrencyModel model) {
        Scenario scenario = Play.batch(model, 4, 1000, 50 * MS, MS);
        assertEquals(300 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 10);
    }

    /** 300 waits of 50 ms while the other tasks compute 30 ms: waits set the pace, computing hides behind them. */
    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "ASYNC"})
    void whoeverGetsAPermitBeginsItsWaitBeforeOthersCompute(ConcurrencyModel model) {
        Scenario scenario = Play.batch(model, 2, 3000, 50 * MS, 0.2 * MS).withInFlight(300);
        assertEquals(530 * MS, Simulator.run(scenario, Costs.FREE).makespanNs(), 5 * MS);
    }

    @Test
    void aSerialPollerBoundsHowFastWaitsEnd() {
        Scenario scenario = Play.batch(ConcurrencyModel.ASYNC, 4, 1000, 50 * MS, 0);
        Outcome outcome = Simulator.run(scenario, Costs.FREE.with(Cost.POLL, MS));
        assertEquals(1050 * MS, outcome.makespanNs(), 10);
    }

    @Test
    void aLocalStubTakesItsCpuFromTheSameCoresAndARemoteOneDoesNot() {
        Scenario remote = Play.batch(ConcurrencyModel.VIRTUAL, 2, 1000, 50 * MS, 0);
        Costs costs = Costs.FREE.with(Cost.STUB, MS);
        assertEquals(50 * MS, Simulator.run(remote, costs).makespanNs(), 10);
        assertEquals(1000 * MS, Simulator.run(remote.withStubThreads(1), costs).makespanNs(), 51 * MS);
    }

    @Test
    void aTaskThatCannotBeServedAtOnceByBusyCoresSlowsToTheirParallelSpeed() {
        Scenario scenario = Play.batch(ConcurrencyModel.VIRTUAL, 4, 1000, 0, MS);
        assertEquals(500 * MS, Simulator.run(scenario, Costs.FREE.withParallelSpeed(0.5)).makespanNs(), 10);
    }

    /** The k-th answer finds k idle connections, its own among them: 1 + 2 + ... + 1000 looks. */
    @Test
    void anHttpClientLooksThroughItsIdleConnectionsWhichGrowWithTheBurst() {
        Scenario scenario = Play.batch(ConcurrencyModel.ASYNC, 4, 1000, 50 * MS, 0).withTraits(Traits.HTTP);
        Costs costs = Costs.FREE.with(Cost.SEARCH, 1000);
        assertEquals(50 * MS + 500_500 * 1000, Simulator.run(scenario, costs).makespanNs(), 10);
        double limited = Simulator.run(scenario.withInFlight(10), costs).makespanNs() - 100 * 50 * MS;
        assertTrue(limited <= 1000 * 10 * 1000, limited + " ns of looks for a thousand answers, ten at a time");
    }
}
