package dev.loomwise.reports.stats;

import dev.loomwise.bench.stats.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How many times as long one sample takes as another. */
public final class Ratio {
    private Ratio() {}

    /**
     * Median of {@code these} over median of {@code those}, with its 95 % interval from resampling both on their own.
     *
     * @param these [fork][iteration], finite values, none empty
     * @param those the same for the denominator; all values above 0
     * @throws IllegalArgumentException when a sample is empty, not finite, or the denominator is not positive
     */
    public static Estimate ofMedians(List<double[]> these, List<double[]> those, long seed) {
        return of(these, those, Samples::median, seed);
    }

    /** Mean over mean; see {@link #ofMedians}. */
    public static Estimate ofMeans(List<double[]> these, List<double[]> those, long seed) {
        return of(these, those, Samples::mean, seed);
    }

    private static Estimate of(List<double[]> these, List<double[]> those, ToDoubleFunction<double[]> statistic,
            long seed) {
        double[] above = Bootstrap.replicates(these, statistic, seed);
        double[] below = Bootstrap.replicates(those, statistic, ~seed);
        if (Arrays.stream(Samples.pooled(those)).anyMatch(v -> v <= 0)) {
            throw new IllegalArgumentException("a ratio needs values above 0 to divide by");
        }
        double[] ratios = new double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        return Bootstrap.interval(statistic.applyAsDouble(Samples.pooled(these))
                / statistic.applyAsDouble(Samples.pooled(those)), ratios);
    }
}
