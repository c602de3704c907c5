package dev.loomwise.advisor.predict;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Finds a whole number that makes a figure small: the smallest that is about as good as the best, and how far one may go
 * from there. For figures that fall, stay flat and perhaps rise again, as times do over the size of a pool: too few threads
 * leave cores idle, too many stand in each other's way.
 */
final class SettingSearch {
    private static final double STEP = 1.25;
    private static final double FURTHER = 1.6;
    /** Edges are found to one part in twenty: nobody sets a pool more exactly. */
    private static final int PRECISION = 20;

    private final IntToDoubleFunction figure;
    private final double flatness;
    private final Map<Integer, Double> known = new HashMap<>();

    private SettingSearch(IntToDoubleFunction figure, double flatness) {
        this.figure = figure;
        this.flatness = flatness;
    }

    /**
     * Where the figure is about as small as it gets.
     *
     * @param low the smallest value that is within the flatness of the best, which is the one to recommend
     * @param high the largest one that is, going up from there
     * @param figure at {@code low}
     */
    record Found(int low, int high, double figure) {}

    /**
     * Searches from {@code least} to {@code most}.
     *
     * @param flatness how much larger than the best a figure may be and still count as good, as a share
     */
    static Found smallest(IntToDoubleFunction figure, int least, int most, double flatness) {
        return new SettingSearch(figure, flatness).search(least, Math.max(least, most));
    }

    private Found search(int least, int most) {
        double widest = at(most);
        int failed = least - 1;
        int low = least;
        while (low < most && !asGood(low, widest)) {
            failed = low;
            low = up(low, STEP, most);
        }
        // More may still be better: a slope on which each step gains.
        for (int next = up(low, FURTHER, most); next < most; next = up(next, FURTHER, most)) {
            if (at(next) * (1 + flatness) < at(low)) {
                failed = low;
                low = next;
            }
        }
        double best = Math.min(widest, at(low));
        low = edge(failed, low, best);
        int high = asGood(most, best) ? most : edgeAbove(low, most, best);
        return new Found(low, high, at(low));
    }

    /** The smallest good value above one that is not. */
    private int edge(int bad, int good, double best) {
        int low = bad;
        int high = good;
        while (high - low > 1 + high / PRECISION) {
            int middle = low + (high - low) / 2;
            if (asGood(middle, best)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private int edgeAbove(int good, int bad, double best) {
        int low = good;
        int high = bad;
        while (high - low > 1 + low / PRECISION) {
            int middle = low + (high - low) / 2;
            if (asGood(middle, best)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean asGood(int value, double best) {
        return at(value) <= best * (1 + flatness);
    }

    private double at(int value) {
        return known.computeIfAbsent(value, figure::applyAsDouble);
    }

    private static int up(int value, double factor, int most) {
        return (int) Math.min(most, Math.max(value + 1L, Math.round(value * factor)));
    }
}
