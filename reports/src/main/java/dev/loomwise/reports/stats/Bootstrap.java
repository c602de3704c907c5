package dev.loomwise.reports.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The hierarchical bootstrap: forks are drawn first, then iterations within each, because forks differ more than the
 * iterations of one (Kalibera and Jones, <i>Rigorous benchmarking in reasonable time</i>, ISMM 2013).
 */
public final class Bootstrap {
    private static final int DRAWS = 1000;
    private static final double CONFIDENCE = 0.95;
    private static final long SEED = 0x100311;

    private Bootstrap() {}

    /** The median of all values with its 95 % interval. Needs at least one value in all. */
    public static Estimate median(List<double[]> forks) {
        return of(forks, values -> new Median().evaluate(values));
    }

    /** Any statistic of all values with its 95 % interval; the same data give the same interval. */
    public static Estimate of(List<double[]> forks, ToDoubleFunction<double[]> statistic) {
        double[] all = forks.stream().flatMapToDouble(Arrays::stream).toArray();
        if (all.length == 0) {
            throw new IllegalArgumentException("no value to estimate from");
        }
        double point = statistic.applyAsDouble(all);
        if (all.length == 1) {
            return Estimate.exactly(point);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = statistic.applyAsDouble(draw(forks, random));
        }
        Arrays.sort(draws);
        int tail = (int) (DRAWS * (1 - CONFIDENCE) / 2);
        return new Estimate(point, Math.min(point, draws[tail]), Math.max(point, draws[DRAWS - 1 - tail]));
    }

    private static double[] draw(List<double[]> forks, SplittableRandom random) {
        double[][] chosen = new double[forks.size()][];
        for (int f = 0; f < chosen.length; f++) {
            double[] fork = forks.get(random.nextInt(forks.size()));
            chosen[f] = random.ints(fork.length, 0, fork.length).mapToDouble(i -> fork[i]).toArray();
        }
        return Arrays.stream(chosen).flatMapToDouble(Arrays::stream).toArray();
    }
}
