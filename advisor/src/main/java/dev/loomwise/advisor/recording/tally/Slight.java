package dev.loomwise.advisor.recording.tally;

import org.HdrHistogram.Histogram;

/**
 * Units that waited for nothing and took next to no time, where the others took all of it: a server's look at a connection
 * that closes, a callback that hands a request on. They are no tasks of their own.
 *
 * @param count how many
 * @param nanos their time in all
 * @param times of each
 */
public record Slight(long count, double nanos, Histogram times) {
    /** Share of all time that they may take together. */
    private static final double OF_ALL = 0.02;
    /** Of the mean time of the others, what the longest may take. */
    private static final double OF_OTHERS = 0.05;
    /** Of all units; fewer change no figure. */
    private static final double WORTH_TAKING_OUT = 0.03;

    /** None at all. */
    static Slight none() {
        return new Slight(0, 0, new Histogram(Units.DIGITS));
    }

    /** The longest of the units without a wait such that all of this length and below are slight. */
    static Slight among(Histogram waitFree, long count, double nanos) {
        Slight found = none();
        Histogram times = new Histogram(Units.DIGITS);
        double sum = 0;
        for (var value : waitFree.recordedValues()) {
            long here = value.getCountAtValueIteratedTo();
            sum += (double) value.getValueIteratedTo() * here;
            times.recordValueWithCount(value.getValueIteratedTo(), here);
            long soFar = times.getTotalCount();
            if (sum > OF_ALL * nanos || soFar >= count) {
                break;
            }
            if (value.getValueIteratedTo() <= OF_OTHERS * (nanos - sum) / (count - soFar)) {
                found = new Slight(soFar, sum, times.copy());
            }
        }
        return found.count < WORTH_TAKING_OUT * count ? none() : found;
    }

    /** These times without those of the slight ones. */
    Histogram without(Histogram all) {
        if (count == 0) {
            return all;
        }
        Histogram rest = all.copy();
        rest.subtract(times);
        return rest;
    }

    /** These waits without those of the slight ones, which waited for nothing. */
    Histogram withoutZeros(Histogram all) {
        if (count == 0) {
            return all;
        }
        Histogram zeros = new Histogram(Units.DIGITS);
        zeros.recordValueWithCount(0, count);
        Histogram rest = all.copy();
        rest.subtract(zeros);
        return rest;
    }
}
