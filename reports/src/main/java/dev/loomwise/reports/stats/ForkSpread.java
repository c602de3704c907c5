package dev.loomwise.reports.stats;

import dev.loomwise.bench.stats.Samples;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * How far forks of one cell lie apart, in natural logarithms, learnt from all cells together. A cell has a handful of
 * forks, often one or two, which tell next to nothing about their spread; all cells of two runs tell a lot. Each cell's
 * own variance is drawn towards the common one, as far as cells resemble each other: the moderated variance of Smyth.
 *
 * @param variance the common variance between forks (of the logarithm of a fork's median), above 0
 * @param degrees how many degrees of freedom the common variance is worth beside a cell's own
 * @param source where it was learnt from
 * @see <a href="https://doi.org/10.2202/1544-6115.1027">Smyth, Linear models and empirical Bayes methods, SAGMB 3
 *      (2004), section 6</a>
 */
public record ForkSpread(double variance, double degrees, Source source) {
    /** Where the spread was learnt from. */
    public enum Source {
        /** From cells with several forks on a side. */
        FORKS,
        /** From how far the ratios of the cells lie apart, which takes for granted that most did not change. */
        RATIOS,
        /** Too little was measured to learn it. */
        ASSUMED
    }

    /** Cells with several forks that are needed to learn how much cells differ in their spread. */
    private static final int FEW_CELLS = 4;
    /** Cells whose ratios show a spread; below it one that changed would count for too much. */
    private static final int FEW_RATIOS = 12;
    /** What 104 cells gave on a shared virtual machine: the middle one's forks lay 3 % apart, and cells differed much. */
    private static final double USUAL = 0.03 * 0.03;
    private static final double USUAL_DEGREES = 1.5;
    private static final double MOST_DEGREES = 20;
    /**
     * Cells differ so much in their spread that runs with two forks gave about 1, and one fork a side cannot tell a noisy
     * cell from one that changed. With the 8 that so many ratios might seem worth, 13 % of cells that had not changed were
     * called different.
     */
    private static final double DEGREES_OF_RATIOS = 2;
    /** Nobody measures to less than a hundredth of a percent; equal numbers are a coarse clock. */
    private static final double LEAST = 1e-8;
    /** Width of the shortest half of a normal sample, in standard deviations. */
    private static final double SHORTEST_HALF = 1.349;

    private static final ForkSpread ASSUMED = new ForkSpread(USUAL, USUAL_DEGREES, Source.ASSUMED);

    public ForkSpread {
        if (!(variance > 0) || !(degrees > 0)) {
            throw new IllegalArgumentException("a spread is above 0: " + variance + ", " + degrees);
        }
    }

    /**
     * One cell in two runs: the logarithm of the median of each fork.
     *
     * @param base of the forks in the one run, at least one
     * @param now of the forks in the other, at least one
     */
    public record Levels(double[] base, double[] now) {
        /** A cell of one run alone; a second side of one fork adds neither a square nor a degree. */
        private static Levels ofOneRun(List<double[]> forks) {
            double[] levels = LogRatio.logMedians(forks);
            return new Levels(levels, new double[]{levels[0]});
        }

        /** Degrees of freedom of {@link #ownVariance}; 0 when each side has one fork. */
        public int degrees() {
            return base.length + now.length - 2;
        }

        /** Variance between the forks of a side, both sides together; NaN when each side has one fork. */
        public double ownVariance() {
            return (squares(base) + squares(now)) / degrees();
        }

        private static double squares(double[] values) {
            double mean = Samples.mean(values);
            return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        }
    }

    /** What these cells tell about the spread of forks. */
    public static ForkSpread of(List<Levels> cells) {
        List<Levels> repeated = cells.stream().filter(c -> c.degrees() > 0).toList();
        if (repeated.size() >= FEW_CELLS) {
            return ofForks(repeated);
        }
        if (repeated.isEmpty() && cells.size() >= FEW_RATIOS) {
            return ofRatios(cells);
        }
        return ASSUMED;
    }

    /** What the cells of a single run tell, each [fork][iteration], positive finite values, none empty. */
    public static ForkSpread ofOneRun(List<List<double[]>> cells) {
        List<Levels> repeated = cells.stream().filter(forks -> forks.size() > 1).map(Levels::ofOneRun).toList();
        return repeated.size() >= FEW_CELLS ? ofForks(repeated) : ASSUMED;
    }

    /** Variance for a cell whose own forks have this one with that many degrees of freedom (0: it has none). */
    public double moderated(double ownVariance, int ownDegrees) {
        return ownDegrees == 0
                ? variance
                : (degrees * variance + ownDegrees * ownVariance) / (degrees + ownDegrees);
    }

    /** Fits a scaled F distribution to the variances by their logarithms' mean and variance. */
    private static ForkSpread ofForks(List<Levels> cells) {
        double[] logs = new double[cells.size()];
        double noise = 0;
        for (int i = 0; i < logs.length; i++) {
            double half = cells.get(i).degrees() / 2.0;
            logs[i] = Math.log(Math.max(LEAST, cells.get(i).ownVariance())) - Gamma.digamma(half) + Math.log(half);
            noise += Gamma.trigamma(half) / logs.length;
        }
        double mean = Samples.mean(logs);
        double between = Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum() / (logs.length - 1) - noise;
        // Cells that differ no more than chance lets them would be worth infinitely much; nobody should believe that.
        double half = between <= 0 ? MOST_DEGREES / 2 : Math.min(MOST_DEGREES / 2, inverseTrigamma(between));
        return new ForkSpread(Math.max(LEAST, Math.exp(mean + Gamma.digamma(half) - Math.log(half))), 2 * half,
                Source.FORKS);
    }

    /** By the shortest half: up to half of the cells may have changed without spoiling it much. */
    private static ForkSpread ofRatios(List<Levels> cells) {
        double[] ratios = cells.stream().mapToDouble(c -> c.now()[0] - c.base()[0]).sorted().toArray();
        int half = ratios.length / 2;
        double shortest = Double.MAX_VALUE;
        for (int i = 0; i + half < ratios.length; i++) {
            shortest = Math.min(shortest, ratios[i + half] - ratios[i]);
        }
        double deviation = shortest / SHORTEST_HALF;
        // A ratio has the variance of two forks.
        return new ForkSpread(Math.max(LEAST, deviation * deviation / 2), DEGREES_OF_RATIOS, Source.RATIOS);
    }

    /** Where trigamma has that value; Newton's method as in Smyth's appendix. */
    static double inverseTrigamma(double value) {
        double x = 0.5 + 1 / value;
        for (int i = 0; i < 50; i++) {
            double gamma = Gamma.trigamma(x);
            double h = 1e-4 * x;
            double slope = (Gamma.trigamma(x + h) - Gamma.trigamma(x - h)) / (2 * h);
            double step = gamma * (1 - gamma / value) / slope;
            x = Math.max(1e-3, x + step);
            if (Math.abs(step) < 1e-8 * x) {
                break;
            }
        }
        return x;
    }
}
