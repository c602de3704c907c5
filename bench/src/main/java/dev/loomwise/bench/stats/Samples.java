package dev.loomwise.bench.stats;

import java.util.Arrays;
import java.util.List;

/** Arithmetic on measured values. */
public final class Samples {
    private Samples() {}

    /** @throws IllegalArgumentException when there is no value, or one is not finite */
    public static void check(List<double[]> forks) {
        if (forks.isEmpty() || forks.stream().anyMatch(f -> f.length == 0)) {
            throw new IllegalArgumentException("no values to resample");
        }
        if (forks.stream().flatMapToDouble(Arrays::stream).anyMatch(v -> !Double.isFinite(v))) {
            throw new IllegalArgumentException("values to resample must be finite");
        }
    }

    public static double[] pooled(List<double[]> forks) {
        return forks.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan, the default of R). */
    public static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
