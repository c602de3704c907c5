package dev.loomwise.reports.stats;

import dev.loomwise.bench.stats.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The logarithm of a ratio of medians, with what is not known about it. Its error comes from a hierarchical bootstrap:
 * forks first, then iterations within them. Forks are too few to be drawn from themselves (two of them have three
 * outcomes, and lie half as far apart as they should), so the outer level draws from a normal distribution with the
 * moderated variance of {@link ForkSpread}.
 *
 * @param value natural logarithm of the ratio; above 0 the first is larger
 * @param error its standard error, above 0
 * @param degrees degrees of freedom of that error
 */
public record LogRatio(double value, double error, double degrees) {
    private static final int REPLICATES = 400;
    /** A fork of more values is summed up by as many quantiles. */
    private static final int ENOUGH = 101;

    /**
     * Median of {@code now} over median of {@code base}, all values pooled.
     *
     * @param now [fork][iteration], positive finite values, none empty
     * @param base the same
     */
    public static LogRatio of(List<double[]> now, List<double[]> base, ForkSpread spread, long seed) {
        ForkSpread.Levels levels = levels(now, base);
        int own = levels.degrees();
        double variance = spread.moderated(own == 0 ? 0 : levels.ownVariance(), own);
        SplittableRandom random = new SplittableRandom(seed);
        double error = Math.sqrt(variance(now, levels.now(), variance, random)
                + variance(base, levels.base(), variance, random));
        return new LogRatio(Math.log(Samples.median(Samples.pooled(now)) / Samples.median(Samples.pooled(base))), error,
                spread.degrees() + own);
    }

    /**
     * The ratio of two cells of one run, which may differ in how far their forks lie apart: each has its own moderated
     * variance, of which the error of its forks' medians is a part. Errors and degrees of freedom add up as Welch and
     * Satterthwaite have it.
     *
     * @param now [fork][iteration], positive finite values, none empty
     * @param base the same
     */
    public static LogRatio ofTwoCells(List<double[]> now, List<double[]> base, ForkSpread spread) {
        Samples.check(now);
        Samples.check(base);
        double above = squaredError(logMedians(now), spread);
        double below = squaredError(logMedians(base), spread);
        double both = above + below;
        double degrees = both * both / (above * above / (spread.degrees() + now.size() - 1)
                + below * below / (spread.degrees() + base.size() - 1));
        return new LogRatio(Math.log(Samples.median(Samples.pooled(now)) / Samples.median(Samples.pooled(base))),
                Math.sqrt(both), degrees);
    }

    private static double squaredError(double[] levels, ForkSpread spread) {
        return spread.moderated(levels.length < 2 ? 0 : variance(levels), levels.length - 1) / levels.length;
    }

    /** The logarithm of each fork's median. */
    public static ForkSpread.Levels levels(List<double[]> now, List<double[]> base) {
        Samples.check(now);
        Samples.check(base);
        return new ForkSpread.Levels(logMedians(base), logMedians(now));
    }

    /**
     * The ratio with its interval.
     *
     * @param confidence 0.95 for 95 %
     */
    public Estimate interval(double confidence) {
        double reach = new TDistribution(null, degrees).inverseCumulativeProbability((1 + confidence) / 2) * error;
        return new Estimate(Math.exp(value), Math.exp(value - reach), Math.exp(value + reach));
    }

    /** Whether all of {@link #interval} lies above that ratio; the same answer with a thirtieth of the arithmetic. */
    public boolean surelyAbove(double ratio, double confidence) {
        double distance = (value - Math.log(ratio)) / error;
        return distance > 0
                && new TDistribution(null, degrees).cumulativeProbability(distance) > (1 + confidence) / 2;
    }

    /**
     * Chance of a ratio as far out as this one when in truth it lies between {@code 1/(1+threshold)} and
     * {@code 1+threshold}; both directions counted.
     */
    public double pBeyond(double threshold) {
        double distance = (Math.abs(value) - Math.log1p(threshold)) / error;
        return Math.min(1, 2 * new TDistribution(null, degrees).cumulativeProbability(-distance));
    }

    static double[] logMedians(List<double[]> forks) {
        return forks.stream().mapToDouble(f -> Math.log(Samples.median(f))).toArray();
    }

    /** Variance of the logarithm of the pooled median, forks and iterations drawn anew. */
    private static double variance(List<double[]> forks, double[] levels, double between, SplittableRandom random) {
        double[][] values = forks.stream().map(LogRatio::logs).toArray(double[][]::new);
        double[] center = new double[levels.length];
        double[] deviation = new double[levels.length];
        double overall = Samples.mean(levels);
        for (int f = 0; f < levels.length; f++) {
            center[f] = overall - levels[f];
            // The spread between medians of forks holds the error of these medians already.
            deviation[f] = Math.sqrt(Math.max(0, between - ofMedian(values[f], random)));
        }
        double[] drawn = new double[Arrays.stream(values).mapToInt(v -> v.length).sum()];
        double[] medians = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            int at = 0;
            for (int f = 0; f < values.length; f++) {
                double shift = center[f] + deviation[f] * gaussian(random);
                for (int i = 0; i < values[f].length; i++) {
                    drawn[at++] = values[f][random.nextInt(values[f].length)] + shift;
                }
            }
            medians[r] = Samples.median(drawn);
        }
        return Math.max(variance(medians), between / levels.length * 1e-3);
    }

    private static double ofMedian(double[] values, SplittableRandom random) {
        if (values.length < 2) {
            return 0;
        }
        double[] medians = new double[REPLICATES / 4];
        double[] drawn = new double[values.length];
        for (int r = 0; r < medians.length; r++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = values[random.nextInt(values.length)];
            }
            medians[r] = Samples.median(drawn);
        }
        return variance(medians);
    }

    private static double[] logs(double[] fork) {
        double[] sorted = Arrays.stream(fork).map(Math::log).sorted().toArray();
        if (sorted.length <= ENOUGH) {
            return sorted;
        }
        double[] quantiles = new double[ENOUGH];
        Arrays.setAll(quantiles, i -> Samples.quantile(sorted, i / (ENOUGH - 1.0)));
        return quantiles;
    }

    private static double variance(double[] values) {
        double mean = Samples.mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /** Box and Muller. */
    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
