package dev.loomwise.advisor.predict.sim;

/** When tasks come. */
public sealed interface Arrivals {
    /** Share of the first requests whose latency does not count, from 0 to below 1. */
    double warmUpShare();

    /** All at time 0. */
    record Batch() implements Arrivals {
        @Override
        public double warmUpShare() {
            return 0;
        }
    }

    /**
     * Open loop: requests come whether or not earlier ones have ended, with exponential gaps.
     *
     * @param perSecond mean arrivals per second, above 0
     * @param warmUpShare share of the first requests whose latency does not count, from 0 to below 1
     */
    record Poisson(double perSecond, double warmUpShare) implements Arrivals {
        public Poisson {
            if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
                throw new IllegalArgumentException("a rate must be above 0: " + perSecond);
            }
            if (!(warmUpShare >= 0 && warmUpShare < 1)) {
                throw new IllegalArgumentException("the warm-up's share must be from 0 to below 1: " + warmUpShare);
            }
        }
    }

    /**
     * Requests that came, or will come, at known times.
     *
     * @param atNanos when each arrives, ascending, in nanoseconds from the start
     * @param taskClass which class each belongs to
     * @param warmUpShare share of the first requests whose latency does not count, from 0 to below 1
     */
    @SuppressWarnings("ArrayRecordComponent") // thousands of numbers, and nobody compares two of these
    record Recorded(long[] atNanos, int[] taskClass, double warmUpShare) implements Arrivals {
        public Recorded {
            if (atNanos.length != taskClass.length) {
                throw new IllegalArgumentException("every request has a class");
            }
        }
    }
}
