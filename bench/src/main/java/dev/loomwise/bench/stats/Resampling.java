package dev.loomwise.bench.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The hierarchical bootstrap: first forks, then iterations within them, since iterations of one JVM resemble each other
 * more than those of two (Kalibera and Jones, "Rigorous benchmarking in reasonable time", ISMM 2013). With a single
 * fork the iterations alone are resampled, and the replicates say nothing about other forks. Seeded: the same values
 * give the same replicates.
 */
public final class Resampling {
    private static final double TAIL = 0.025;

    private Resampling() {}

    /**
     * The statistic of each of {@code replicates} resampled data sets of as many forks as there are.
     *
     * @param forks [fork][iteration], finite values, none empty
     * @throws IllegalArgumentException when there is no value, or one is not finite
     */
    public static double[] replicates(List<double[]> forks, ToDoubleFunction<double[]> statistic, int replicates,
            long seed) {
        return replicates(forks, forks.size(), statistic, replicates, seed);
    }

    /** As if {@code drawn} forks like these had been measured; see {@link #replicates(List, ToDoubleFunction, int, long)}. */
    public static double[] replicates(List<double[]> forks, int drawn, ToDoubleFunction<double[]> statistic,
            int replicates, long seed) {
        Samples.check(forks);
        SplittableRandom random = new SplittableRandom(seed);
        double[] result = new double[replicates];
        Arrays.setAll(result, i -> statistic.applyAsDouble(resample(forks, drawn, random)));
        return result;
    }

    /** Where the middle 95 % of the replicates begin and end. */
    public static double[] middle(double[] replicates) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new double[]{Samples.quantile(sorted, TAIL), Samples.quantile(sorted, 1 - TAIL)};
    }

    /** Half the width of the middle 95 % as a share of {@code point}; 0.05 means ±5 %. */
    public static double relativeHalfWidth(double point, double[] replicates) {
        double[] ends = middle(replicates);
        return (ends[1] - ends[0]) / 2 / point;
    }

    private static double[] resample(List<double[]> forks, int drawn, SplittableRandom random) {
        double[][] sample = new double[drawn][];
        for (int f = 0; f < drawn; f++) {
            double[] fork = forks.size() == 1 ? forks.getFirst() : forks.get(random.nextInt(forks.size()));
            sample[f] = new double[fork.length];
            for (int i = 0; i < fork.length; i++) {
                sample[f][i] = fork[random.nextInt(fork.length)];
            }
        }
        return Samples.pooled(List.of(sample));
    }
}
