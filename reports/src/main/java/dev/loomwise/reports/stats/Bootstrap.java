package dev.loomwise.reports.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by resampling: first forks, then iterations within them, since iterations of one JVM resemble each other
 * more than those of two (Kalibera and Jones, "Rigorous benchmarking in reasonable time", ISMM 2013). With a single
 * fork the iterations alone are resampled, and the interval says nothing about other forks. Seeded: the same values
 * give the same interval.
 */
public final class Bootstrap {
    /** Enough that the ends of a 95 % interval do not move in the digits that are shown. */
    static final int REPLICATES = 2000;
    private static final double TAIL = 0.025;

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

    static Estimate of(List<double[]> forks, ToDoubleFunction<double[]> statistic, long seed) {
        return interval(statistic.applyAsDouble(Samples.pooled(forks)), replicates(forks, statistic, seed));
    }

    /** The statistic of each resampled data set. */
    static double[] replicates(List<double[]> forks, ToDoubleFunction<double[]> statistic, long seed) {
        Samples.check(forks);
        SplittableRandom random = new SplittableRandom(seed);
        double[] replicates = new double[REPLICATES];
        Arrays.setAll(replicates, i -> statistic.applyAsDouble(resample(forks, random)));
        return replicates;
    }

    /** The middle 95 % of the replicates, widened to the point where skewed data leave it outside. */
    static Estimate interval(double point, double[] replicates) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new Estimate(point, Math.min(point, Samples.quantile(sorted, TAIL)),
                Math.max(point, Samples.quantile(sorted, 1 - TAIL)));
    }

    private static double[] resample(List<double[]> forks, SplittableRandom random) {
        double[][] drawn = new double[forks.size()][];
        for (int f = 0; f < drawn.length; f++) {
            double[] fork = forks.size() == 1 ? forks.getFirst() : forks.get(random.nextInt(forks.size()));
            drawn[f] = new double[fork.length];
            for (int i = 0; i < fork.length; i++) {
                drawn[f][i] = fork[random.nextInt(fork.length)];
            }
        }
        return Samples.pooled(List.of(drawn));
    }
}
