package dev.loomwise.bench.load;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How long each request of an open-loop run took.
 *
 * @param nanos from the intended arrival to the answer, by request; never sorted
 * @param lateness how much later than intended each request was handed over
 * @param unanswered requests that had no answer when patience ended; their latency is a lower bound
 * @param perSecond answers per second from the first intended arrival to the last answer; under more load than can be
 *            carried this is what can be carried
 * @param checksum of all answers together
 */
@SuppressWarnings("ArrayRecordComponent") // a hundred thousand numbers, and nobody compares two of these
public record RequestLog(long[] nanos, long[] lateness, int unanswered, double perSecond,
        long checksum) {
    /** Latencies of the requests from {@code first} on that {@code counts}, sorted, in nanoseconds. */
    public long[] sorted(int first, IntPredicate counts) {
        return IntStream.range(first, nanos.length).filter(counts).mapToLong(i -> nanos[i]).sorted().toArray();
    }

    /** Whether the generator itself was in time: it came late by less than a tenth of what it measured, at the p99. */
    public boolean keptUp() {
        long[] late = lateness.clone();
        Arrays.sort(late);
        long[] all = sorted(0, i -> true);
        return percentile(late, 0.99) < Math.max(1_000_000, percentile(all, 0.99) / 2);
    }

    /**
     * The value that at least {@code share} of the sorted values do not exceed (nearest rank).
     *
     * @throws IllegalArgumentException when there is no value
     */
    public static long percentile(long[] sorted, double share) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no request, no percentile");
        }
        return sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
