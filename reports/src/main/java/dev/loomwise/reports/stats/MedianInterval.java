package dev.loomwise.reports.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The median with the interval of {@link Bootstrap#median}, fast enough for reports of ten thousand cells: every value
 * is sorted once, a resample is a count per value, the same for all cells of one shape ({@link Draws}), and its median is
 * found by walking over the counts.
 */
public final class MedianInterval {
    private static final double TAIL = 0.025;

    private MedianInterval() {}

    /**
     * The median of all values with its 95 % interval.
     *
     * @param forks [fork][iteration], finite values, none empty
     * @param replicates how often to resample, at least 100
     * @throws IllegalArgumentException when there is no value, one is not finite, or there are too few replicates
     */
    public static Estimate of(List<double[]> forks, int replicates, long seed) {
        double[] sorted = sorted(forks);
        if (sorted.length == 0 || forks.stream().anyMatch(f -> f.length == 0) || replicates < 100
                || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a median needs finite values in every fork, and 100 replicates");
        }
        double[] medians = resampled(forks, sorted, replicates, seed);
        sortEnds(medians, (int) (TAIL * (replicates - 1)) + 2);
        double median = middle(sorted);
        return new Estimate(median, Math.min(median, at(medians, TAIL)), Math.max(median, at(medians, 1 - TAIL)));
    }

    private static double[] sorted(List<double[]> forks) {
        int values = 0;
        for (double[] fork : forks) {
            values += fork.length;
        }
        double[] sorted = new double[values];
        int at = 0;
        for (double[] fork : forks) {
            System.arraycopy(fork, 0, sorted, at, fork.length);
            at += fork.length;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] resampled(List<double[]> forks, double[] sorted, int replicates, long seed) {
        int[] order = order(forks, sorted);
        int[] lengths = new int[forks.size()];
        Arrays.setAll(lengths, f -> forks.get(f).length);
        double[] medians = new double[replicates];
        Draws.each(lengths, replicates, seed, (draw, r) -> medians[r] = middle(draw, order, sorted));
        return medians;
    }

    private static double middle(Draws.Draw draw, int[] order, double[] sorted) {
        int[] counts = draw.counts();
        int lower = (draw.drawn() - 1) / 2;
        int upper = draw.drawn() / 2;
        int i = 0;
        int seen = counts[order[0]];
        while (seen <= lower) {
            seen += counts[order[++i]];
        }
        double low = sorted[i];
        while (seen <= upper) {
            seen += counts[order[++i]];
        }
        return between(low, sorted[i]);
    }

    /** Which value, counted fork after fork, stands at each place of the sorted ones. */
    private static int[] order(List<double[]> forks, double[] sorted) {
        int[] order = new int[sorted.length];
        int[] equals = new int[sorted.length];
        int value = 0;
        for (double[] fork : forks) {
            for (double v : fork) {
                int first = first(sorted, v);
                order[first + equals[first]++] = value++;
            }
        }
        return order;
    }

    /** The first place of a value that is there. */
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double middle(double[] sorted) {
        return between(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2]);
    }

    private static double between(double low, double high) {
        return low + (high - low) / 2;
    }

    /** Puts so many of the smallest at the front and of the largest at the end, in order: an interval asks for nothing between. */
    static void sortEnds(double[] values, int each) {
        int last = values.length - each;
        Arrays.sort(values, 0, each);
        for (int i = each; i < values.length; i++) {
            double value = values[i];
            if (value < values[each - 1]) {
                values[i] = values[each - 1];
                int at = each - 1;
                for (; at > 0 && values[at - 1] > value; at--) {
                    values[at] = values[at - 1];
                }
                values[at] = value;
            }
        }
        Arrays.sort(values, last, values.length);
        for (int i = last - 1; i >= each; i--) {
            double value = values[i];
            if (value > values[last]) {
                values[i] = values[last];
                int at = last;
                for (; at < values.length - 1 && values[at + 1] < value; at++) {
                    values[at] = values[at + 1];
                }
                values[at] = value;
            }
        }
    }

    private static double at(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
