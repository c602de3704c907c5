package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/** Response times of one class, from the intended arrival to the end, in nanoseconds. */
public final class ResponseTimes {
    private final double[] sorted;

    ResponseTimes(double[] values) {
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** How many requests counted. */
    public int count() {
        return sorted.length;
    }

    /**
     * The smallest latency that a share of the requests does not exceed (nearest rank).
     *
     * @param share from 0 to 1: 0.99 for the p99
     * @throws IllegalStateException when nothing was counted
     */
    public double percentileNs(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1: " + share);
        }
        requireSome();
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /** The same on a clock that runs so many times slower. */
    ResponseTimes times(double factor) {
        return new ResponseTimes(Arrays.stream(sorted).map(v -> v * factor).toArray());
    }

    /** The mean latency. @throws IllegalStateException when nothing was counted */
    public double meanNs() {
        requireSome();
        return Arrays.stream(sorted).sum() / sorted.length;
    }

    private void requireSome() {
        if (sorted.length == 0) {
            throw new IllegalStateException("no request of this class was counted");
        }
    }
}
