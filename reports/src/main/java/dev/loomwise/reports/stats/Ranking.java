package dev.loomwise.reports.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Ranks of times, in which two that cannot be told apart share one. */
public final class Ranking {
    private Ranking() {}

    /**
     * Competition ranks, smallest time first: 1, 1, 3. A time shares the rank of the group before it unless its interval
     * begins above the interval of that group's best, enlarged by {@code tolerance}. Compared with the group's best and
     * not with the neighbour, so that a chain of small steps does not make the first and the last equal.
     *
     * @param tolerance share of the better time below which a difference does not count; 0.05 means 5 %
     * @return ranks from 1, in the order of {@code times}
     */
    public static List<Integer> of(List<Estimate> times, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("a tolerance is at least 0: " + tolerance);
        }
        List<Integer> order = IntStream.range(0, times.size()).boxed()
                .sorted(Comparator.comparingDouble(i -> times.get(i).point())).toList();
        Integer[] ranks = new Integer[times.size()];
        int leader = 0;
        for (int place = 0; place < order.size(); place++) {
            Estimate best = times.get(order.get(leader));
            if (times.get(order.get(place)).low() > best.high() * (1 + tolerance)) {
                leader = place;
            }
            ranks[order.get(place)] = leader + 1;
        }
        return Arrays.asList(ranks);
    }
}
