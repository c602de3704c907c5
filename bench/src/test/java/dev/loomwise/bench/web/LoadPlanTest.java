package dev.loomwise.bench.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Invariant: arrivals are Poisson at their rate, the same for the same seed, and a late generator is found out. */
class LoadPlanTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Test
    void arrivals_ascend_at_their_rate_and_their_gaps_scatter_as_much_as_they_last() {
        long[] offsets = new LoadPlan(NOWHERE, 20_000, 1000, 7, 1).offsets();
        double[] gaps = new double[offsets.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = offsets[i + 1] - offsets[i];
        }
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).average().orElseThrow());
        assertEquals(1e6, mean, 3e4);
        assertEquals(1, deviation / mean, 0.05);
        assertTrue(Arrays.stream(gaps).min().orElseThrow() >= 0);
    }

    @Test
    void the_same_seed_gives_the_same_arrivals_and_no_rate_means_all_at_once() {
        assertArrayEquals(new LoadPlan(NOWHERE, 50, 10, 3, 1).offsets(), new LoadPlan(NOWHERE, 50, 10, 3, 1).offsets());
        assertArrayEquals(new long[50], new LoadPlan(NOWHERE, 50, 0, 3, 1).offsets());
    }

    private static LoadReport report(double medianMs, double lagMs, double busy) {
        return new LoadReport(1, 0, "", 1, all(medianMs), all(medianMs), all(lagMs), busy);
    }

    private static LoadReport.Percentiles all(double ms) {
        return new LoadReport.Percentiles(ms, ms, ms, ms, ms);
    }

    @Test
    void a_generator_that_is_late_or_has_no_cpu_left_is_found_out() {
        assertTrue(report(20, 0.5, 0.2).shortOfCpu().isEmpty());
        assertTrue(report(20, 6, 0.2).shortOfCpu().orElseThrow().contains("6.0 ms late"));
        assertTrue(report(500, 30, 0.2).shortOfCpu().isEmpty(), "6 % of what it measures");
        assertTrue(report(20, 0.5, 0.9).shortOfCpu().orElseThrow().contains("90 %"));
    }
}
