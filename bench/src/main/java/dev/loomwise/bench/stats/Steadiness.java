package dev.loomwise.bench.stats;

import java.util.Arrays;

/**
 * Whether the iterations of a fork show a steady state. A JVM that is not yet warm becomes faster from one iteration to
 * the next; some never settle (Barrett and others, "Virtual machine warmup blows hot and cold", OOPSLA 2017). Judged by
 * the trend test of Mann (Econometrica 13, 1945) and Kendall, which asks nothing of the distribution, so that the upper
 * outliers of waiting workloads do not matter, and with its exact distribution, because a fork has few iterations.
 */
public enum Steadiness {
    /** No trend. */
    STEADY,
    /** Still becoming faster: the warm-up was too short. */
    SPEEDING_UP,
    /** Becoming slower: something fills up, is throttled, or heats. */
    SLOWING_DOWN,
    /** Too few iterations for the test ever to say otherwise. */
    TOO_SHORT;

    /** One of a hundred steady forks may be called unsteady. */
    private static final double SIGNIFICANT = 0.01;

    /**
     * Judges the iterations of one fork, in the order in which they were measured.
     *
     * @param leastChange change from the first half to the second that matters, as a share; 0.05 means 5 %
     */
    public static Steadiness of(double[] times, double leastChange) {
        int n = times.length;
        long pairs = (long) n * (n - 1) / 2;
        // The strongest trend there can be: every later one smaller, or every later one larger.
        if (n < 2 || chanceOfAtMost(0, n) * 2 > SIGNIFICANT) {
            return TOO_SHORT;
        }
        long falling = 0;
        long rising = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (times[j] < times[i]) {
                    falling++;
                } else if (times[j] > times[i]) {
                    rising++;
                }
            }
        }
        // Ties count for neither side, which makes the test say less, not more.
        double chance = Math.min(1, 2 * chanceOfAtMost(pairs - Math.max(falling, rising), n));
        double first = Samples.median(Arrays.copyOf(times, n / 2));
        double last = Samples.median(Arrays.copyOfRange(times, n - n / 2, n));
        if (chance > SIGNIFICANT || Math.abs(last - first) <= leastChange * Math.min(first, last)) {
            return STEADY;
        }
        return falling > rising ? SPEEDING_UP : SLOWING_DOWN;
    }

    /** Chance that a random order of {@code n} values has at most that many pairs out of order. */
    private static double chanceOfAtMost(long inversions, int n) {
        int most = n * (n - 1) / 2;
        double[] share = new double[most + 1];
        share[0] = 1;
        // Each further value is put before 0 to size-1 of the earlier ones, all equally likely.
        for (int size = 2; size <= n; size++) {
            double[] next = new double[most + 1];
            double window = 0;
            for (int k = 0; k <= size * (size - 1) / 2; k++) {
                window += share[k] - (k >= size ? share[k - size] : 0);
                next[k] = window / size;
            }
            share = next;
        }
        double sum = 0;
        for (int k = 0; k <= Math.min(inversions, most); k++) {
            sum += share[k];
        }
        return sum;
    }
}
