package dev.loomwise.reports.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many tests at once: with 200 cells, ten would look different by chance alone. This bounds the share of false alarms
 * among the alarms (and, where nothing differs, the chance of any). Holm's method bounds the chance of any always; it
 * misses more true changes, and one false alarm among twenty true ones is soon looked through.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg, Controlling the false
 *      discovery rate, JRSS B 57 (1995)</a>
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Adjusted p-values: calling a test positive when its value here is at most α keeps the expected share of false
     * ones among the positive ones at or below α.
     *
     * @param p a p-value for each test, 0 to 1
     * @return in the order of {@code p}, each at least as large as its p-value
     * @throws IllegalArgumentException when a value is no probability
     */
    public static double[] adjust(double[] p) {
        List<Integer> falling = IntStream.range(0, p.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed()).toList();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int place = 0; place < falling.size(); place++) {
            int test = falling.get(place);
            if (!(p[test] >= 0 && p[test] <= 1)) {
                throw new IllegalArgumentException("not a probability: " + p[test]);
            }
            int rank = p.length - place;
            least = Math.min(least, p[test] * p.length / rank);
            adjusted[test] = least;
        }
        return adjusted;
    }
}
