package dev.loomwise.reports.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The interval of a mean by Student's t. JMH gives it for 99.9 %, which with three values is seven times as wide as the
 * 95 % of everything else in a report, and of a quantity that cannot be negative it reaches far below nothing.
 */
public final class MeanInterval {
    private static final double JMH = 0.999;
    private static final double OURS = 0.95;
    /** By degrees of freedom: a report asks for the same few thousands of times. */
    private static final Map<Integer, Double> NARROWER = new ConcurrentHashMap<>();

    private MeanInterval() {}

    /**
     * The 95 % interval.
     *
     * @param jmh a mean that is not negative, with its 99.9 % interval
     * @param values behind it; fewer than two have no interval
     */
    public static Estimate of(Estimate jmh, int values) {
        if (values < 2 || !Double.isFinite(jmh.low()) || !Double.isFinite(jmh.high())) {
            return Estimate.exactly(jmh.point());
        }
        double share = NARROWER.computeIfAbsent(values - 1, n -> quantile(n, OURS) / quantile(n, JMH));
        double low = jmh.point() - (jmh.point() - jmh.low()) * share;
        return new Estimate(jmh.point(), Math.min(jmh.point(), Math.max(0, low)),
                jmh.point() + (jmh.high() - jmh.point()) * share);
    }

    private static double quantile(int degrees, double confidence) {
        return new TDistribution(null, degrees).inverseCumulativeProbability((1 + confidence) / 2);
    }
}
