package dev.loomwise.reports.stats;

import dev.loomwise.bench.stats.Resampling;
import dev.loomwise.bench.stats.Samples;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by {@link Resampling}: first forks, then iterations within them. Seeded: the same values give the same
 * interval.
 */
public final class Bootstrap {
    /** Enough that the ends of a 95 % interval do not move in the digits that are shown. */
    static final int REPLICATES = 2000;

    private Bootstrap() {}

    /**
     * The median of all values with its 95 % interval.
     *
     * @param forks [fork][iteration], finite values, none empty
     * @throws IllegalArgumentException when there is no value, or one is not finite
     */
    public static Estimate median(List<double[]> forks, long seed) {
        return of(forks, Samples::median, seed);
    }

    /** The mean of all values with its 95 % interval; see {@link #median}. */
    public static Estimate mean(List<double[]> forks, long seed) {
        return of(forks, Samples::mean, seed);
    }

    /**
     * Any statistic of all values with its 95 % interval; see {@link #median}.
     *
     * @param statistic of values in any order
     */
    public static Estimate of(List<double[]> forks, ToDoubleFunction<double[]> statistic, long seed) {
        double[] replicates = replicates(forks, statistic, seed);
        return interval(statistic.applyAsDouble(Samples.pooled(forks)), replicates);
    }

    /** The statistic of each resampled data set. */
    static double[] replicates(List<double[]> forks, ToDoubleFunction<double[]> statistic, long seed) {
        return Resampling.replicates(forks, statistic, REPLICATES, seed);
    }

    /** The middle 95 % of the replicates, widened to the point where skewed data leave it outside. */
    static Estimate interval(double point, double[] replicates) {
        double[] ends = Resampling.middle(replicates);
        return new Estimate(point, Math.min(point, ends[0]), Math.max(point, ends[1]));
    }
}
