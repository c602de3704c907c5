package dev.loomwise.advisor.predict;

import dev.loomwise.reports.stats.Estimate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Searches for the rate up to which a service meets its goal: the one at which its p99 crosses it. */
final class GoalRate {
    /** A goal is looked for down to a hundredth of the rate. */
    private static final double LEAST_SHARE = 0.01;
    private static final int HALVINGS = 7;

    private final double given;
    private final Estimate most;
    private final DoubleUnaryOperator p99Ms;
    /** What was played for another goal narrows the search. */
    private final Map<Double, Double> known = new HashMap<>();

    /**
     * @param given rate that is asked for, per second; it is carried
     * @param p99AtGivenMs what is foretold at that rate: the answer must not contradict it
     * @param most rates that can be carried; one that is played lies below the point of it
     * @param p99Ms of a rate
     */
    GoalRate(double given, double p99AtGivenMs, Estimate most, DoubleUnaryOperator p99Ms) {
        this.given = given;
        this.most = most;
        this.p99Ms = p99Ms;
        known.put(given, p99AtGivenMs);
    }

    /**
     * Between a hundredth of the given rate and what can be carried; empty when not even that little meets the goal.
     *
     * @param goalMs with the interval in which a p99 that is foretold to be the goal may lie
     */
    Optional<Estimate> of(Estimate goalMs) {
        double point = crossing(goalMs.point());
        return point == 0
                ? Optional.empty()
                : Optional.of(new Estimate(point, Math.min(orCarried(point, most.low()), crossing(goalMs.low())),
                        Math.max(point, orCarried(crossing(goalMs.high()), most.high()))));
    }

    /** Where the goal holds up to what can be carried, that is as sure as this. */
    private double orCarried(double rate, double bound) {
        return rate == most.point() ? bound : rate;
    }

    /** The largest rate whose p99 does not exceed the goal, by halving in logarithms; 0 when there is none. */
    private double crossing(double goalMs) {
        double low = given * LEAST_SHARE;
        double high = most.point();
        for (Map.Entry<Double, Double> played : known.entrySet()) {
            if (played.getValue() <= goalMs) {
                low = Math.max(low, played.getKey());
            } else {
                high = Math.min(high, played.getKey());
            }
        }
        if (p99(low) > goalMs) {
            return 0;
        }
        if (p99(high) <= goalMs) {
            return high;
        }
        for (int i = 0; i < HALVINGS && high > low * 1.01; i++) {
            double middle = Math.sqrt(low * high);
            if (p99(middle) <= goalMs) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double p99(double rate) {
        return known.computeIfAbsent(rate, p99Ms::applyAsDouble);
    }
}
