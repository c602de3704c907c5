package dev.loomwise.bench.stats;

import java.util.Arrays;

/**
 * Values far above the others. They are counted and kept: in waiting workloads the slow ones are the signal. Above the
 * upper fence of Tukey (<i>Exploratory Data Analysis</i>, 1977): the third quartile and one and a half times the
 * distance between the quartiles.
 */
public final class Outliers {
    private static final double FENCE = 1.5;
    /** With fewer values quartiles mean nothing. */
    private static final int FEWEST = 5;

    private Outliers() {}

    /** How many values of one fork lie above the fence. */
    public static int above(double[] times) {
        if (times.length < FEWEST) {
            return 0;
        }
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double third = Samples.quantile(sorted, 0.75);
        double fence = third + FENCE * (third - Samples.quantile(sorted, 0.25));
        return (int) Arrays.stream(sorted).filter(v -> v > fence).count();
    }
}
