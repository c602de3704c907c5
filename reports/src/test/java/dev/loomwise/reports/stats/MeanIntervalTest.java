package dev.loomwise.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.ListStatistics;

/** Invariant: what JMH says at 99.9 % is said again as JMH would say it at 95 %, and nothing is less than nothing. */
class MeanIntervalTest {
    private static final double[] VALUES = {10, 11, 12.5, 9};

    private static Estimate jmh(double confidence, double... values) {
        double[] ends = new ListStatistics(values).getConfidenceIntervalAt(confidence);
        return new Estimate(Arrays.stream(values).average().orElseThrow(), ends[0], ends[1]);
    }

    @Test
    void it_is_the_interval_that_jmh_computes_from_the_values() {
        Estimate wanted = jmh(0.95, VALUES);
        Estimate found = MeanInterval.of(jmh(0.999, VALUES), VALUES.length);
        assertEquals(wanted.point(), found.point());
        assertEquals(wanted.low(), found.low(), 1e-6);
        assertEquals(wanted.high(), found.high(), 1e-6);
    }

    @Test
    void a_latency_is_never_below_zero() {
        Estimate found = MeanInterval.of(jmh(0.999, 1, 20, 90), 3);
        assertEquals(0, found.low());
        assertEquals(37, found.point(), 1e-9);
    }

    @Test
    void one_value_has_no_interval() {
        assertEquals(Estimate.exactly(5), MeanInterval.of(new Estimate(5, 4, 6), 1));
        assertEquals(Estimate.exactly(5), MeanInterval.of(new Estimate(5, 5, Double.POSITIVE_INFINITY), 3));
    }
}
