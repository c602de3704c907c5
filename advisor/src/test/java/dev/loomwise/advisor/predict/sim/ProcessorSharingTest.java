package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * M/G/1 with processor sharing: mean response of bursts much longer than a slice 1 / (mu - lambda) whatever the
 * distribution (Kleinrock 1976); first come, first served for shorter ones.
 */
class ProcessorSharingTest {
    private static final double LOAD = 0.7;
    /** Twenty slices and more. */
    private static final double LONG = 80;
    private static final double RESPONSE_MS = LONG / (1 - LOAD);
    private static final int REQUESTS = 200_000;

    /** Log-normal with the given mean in milliseconds, ten times the median at the p99. */
    static Sampler.LogNormal uneven(double meanMs) {
        double sigma = Sampler.LogNormal.of(1, 10).sigma();
        return new Sampler.LogNormal(Math.log(meanMs * MS) - sigma * sigma / 2, sigma);
    }

    @Test
    void longBurstsOfAWidePoolShareInSlices() {
        Play.assertWithin(0.05, RESPONSE_MS, meanMs(Sampler.exponential(LONG * MS), LONG));
    }

    @Test
    void theMeanResponseOfLongBurstsDoesNotDependOnTheDistribution() {
        Play.assertWithin(0.05, RESPONSE_MS, meanMs(Sampler.constant(LONG * MS), LONG));
        Play.assertWithin(0.05, RESPONSE_MS, meanMs(uneven(LONG), LONG));
    }

    @Test
    void burstsShorterThanASliceRunToTheirEnd() {
        double inLine = 1 + LOAD / (2 * (1 - LOAD));
        Play.assertWithin(0.02, inLine, meanMs(Sampler.constant(MS), 1));
    }

    private static double meanMs(Sampler cpu, double mean) {
        return Play.meanLatencyMs(Play.computing(ConcurrencyModel.PLATFORM, 1, LOAD * 1000 / mean, cpu, REQUESTS));
    }

    @Test
    void theBridgeKeepsTheTailOfLightTasksShortWhereHeavyOnesHoldEveryCarrier() {
        List<TaskClass> mix = List.of(
                new TaskClass(0.99, Sampler.constant(0), Sampler.constant(MS), 0, false),
                new TaskClass(0.01, Sampler.constant(0), Sampler.constant(200 * MS), 0, true));
        Scenario virtual = Play.computing(ConcurrencyModel.VIRTUAL, 2, 300, Sampler.constant(MS), 100_000)
                .withClasses(mix);
        Scenario bridge = virtual.withModel(ConcurrencyModel.BRIDGE, new Settings(2, 0, 2));
        double onCarriers = Simulator.run(virtual, Costs.FREE).percentileNs(0, 0.99);
        double withPool = Simulator.run(bridge, Costs.FREE).percentileNs(0, 0.99);
        assertEquals(true, withPool < onCarriers / 10, withPool + " against " + onCarriers);
    }
}
