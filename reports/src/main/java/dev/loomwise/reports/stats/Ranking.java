package dev.loomwise.reports.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Ranks of times, in which two that cannot be told apart share one. */
public final class Ranking {
    private Ranking() {}

    /** Whether one of several can be told from another. */
    public interface Apart {
        /** Whether {@code other} is surely slower than {@code best}; both are indices. */
        boolean slower(int other, int best);
    }

    /**
     * Competition ranks, smallest time first: 1, 1, 3. The first rank has the best and everybody who cannot be told from it,
     * also one whose time is larger than that of somebody who can, for it may be uncertain; among the others it goes on in
     * the same way. Compared with the best and not with the neighbour, so that a chain of small steps does not make the first
     * and the last equal.
     *
     * @return ranks from 1, in the order of {@code times}
     */
    public static List<Integer> of(double[] times, Apart apart) {
        List<Integer> open = IntStream.range(0, times.length).boxed().sorted(Comparator.comparingDouble(i -> times[i]))
                .toList();
        Integer[] ranks = new Integer[times.length];
        while (!open.isEmpty()) {
            int best = open.getFirst();
            int rank = times.length - open.size() + 1;
            List<Integer> behind = open.stream().filter(i -> i != best && apart.slower(i, best)).toList();
            open.stream().filter(i -> !behind.contains(i)).forEach(i -> ranks[i] = rank);
            open = behind;
        }
        return Arrays.asList(ranks);
    }

    /**
     * Ranks by intervals: one is slower when its interval begins above the other's, enlarged by {@code tolerance}.
     *
     * @param tolerance share of the better time below which a difference does not count; 0.05 means 5 %
     * @return ranks from 1, in the order of {@code times}
     */
    public static List<Integer> of(List<Estimate> times, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance is at least 0: " + tolerance);
        }
        return of(times.stream().mapToDouble(Estimate::point).toArray(),
                (other, best) -> times.get(other).low() > times.get(best).high() * (1 + tolerance));
    }
}
