package dev.loomwise.advisor.predict.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.List;

/** What the tests of the simulator share. */
final class Play {
    static final double MS = 1e6;

    private Play() {}

    /** A pool wide enough to be none, no permits, as many workers as cores. */
    static Settings settings(int cores) {
        return new Settings(100_000, 0, cores);
    }

    static Scenario batch(ConcurrencyModel model, int cores, int tasks, double waitNs, double cpuNs) {
        return Scenario.batch(model, settings(cores), cores, tasks, TaskClass.of(waitNs, cpuNs, 1));
    }

    /** Requests that only compute; a fifth of them warm up. */
    static Scenario computing(ConcurrencyModel model, int cores, double perSecond, Sampler cpu, int requests) {
        return batch(model, cores, requests, 0, 0)
                .withClasses(List.of(new TaskClass(1, Sampler.constant(0), cpu, 0, true))).withPoisson(perSecond, 0.2);
    }

    static double meanLatencyMs(Scenario scenario) {
        return Simulator.run(scenario, Costs.FREE).latencies().get(0).meanNs() / MS;
    }

    static void assertWithin(double share, double expected, double actual) {
        assertEquals(expected, actual, share * expected);
    }
}
