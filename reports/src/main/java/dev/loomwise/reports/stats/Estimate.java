package dev.loomwise.reports.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * A number with its interval; the three travel together.
 *
 * @param point the best single value
 * @param low lower end of the interval, at most {@code point}
 * @param high upper end, at least {@code point}; may be infinite
 */
public record Estimate(double point, double low, double high) {
    public Estimate {
        if (!(low <= point && point <= high)) {
            throw new IllegalArgumentException("not an interval around its point: " + low + ", " + point + ", " + high);
        }
    }

    /** A number that is known exactly. */
    public static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    /** The three values through a function that never falls. */
    public Estimate map(DoubleUnaryOperator rising) {
        return new Estimate(rising.applyAsDouble(point), rising.applyAsDouble(low), rising.applyAsDouble(high));
    }

    /** Whether the two intervals share a value. */
    public boolean overlaps(Estimate other) {
        return low <= other.high && other.low <= high;
    }

    /** Half the interval's width as a share of the point; 0.05 means ±5 %. */
    public double relativeHalfWidth() {
        return (high - low) / 2 / point;
    }
}
