package dev.loomwise.advisor.recording.tally;

/**
 * Calls of the JDK's HTTP client, as far as their methods are traced. Which answer belongs to which call is not recorded,
 * and need not be: the mean time is the area between calls and answers, divided by the answers (Little 1961).
 */
public final class AsyncTally {
    private static final int BUCKETS = 4096;

    private final long origin;
    private long width = 1_000_000;
    private final long[] calls = new long[BUCKETS];
    private final long[] answers = new long[BUCKETS];
    private long called;
    private long answered;
    private long blocking;
    private double callTimes;
    private double answerTimes;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    AsyncTally(long origin) {
        this.origin = origin;
    }

    /** A call began; {@code waitedFor} when its thread stands still until the answer is there. */
    void called(long at, boolean waitedFor) {
        calls[bucket(at)]++;
        called++;
        blocking += waitedFor ? 1 : 0;
        callTimes += at - origin;
        first = Math.min(first, at);
        last = Math.max(last, at);
    }

    /** An answer is there with its body. */
    void answered(long at) {
        answers[bucket(at)]++;
        answered++;
        answerTimes += at - origin;
        last = Math.max(last, at);
    }

    private int bucket(long at) {
        long after = Math.max(0, at - origin);
        while (after >= width * BUCKETS) {
            halve(calls);
            halve(answers);
            width *= 2;
        }
        return (int) (after / width);
    }

    private static void halve(long[] counts) {
        for (int i = 0; i < BUCKETS / 2; i++) {
            counts[i] = counts[2 * i] + counts[2 * i + 1];
        }
        java.util.Arrays.fill(counts, BUCKETS / 2, BUCKETS, 0);
    }

    /** Answers that were seen. */
    public long answered() {
        return answered;
    }

    /** Calls that no thread waited for, as a share of all, 0 to 1. */
    public double nonBlockingShare() {
        return called == 0 ? 0 : 1 - (double) blocking / called;
    }

    public double perSecond() {
        return last <= first ? 0 : answered * 1e9 / (last - first);
    }

    /** Calls in progress on average. */
    public double inProgress() {
        if (last <= first || answered == 0) {
            return 0;
        }
        double end = last - origin;
        double area = called * end - callTimes - (answered * end - answerTimes);
        return Math.max(0, (area + before() * (last - first)) / (last - first));
    }

    /** From call to answer, mean, ns. */
    public double meanNanos() {
        return answered == 0 ? 0 : inProgress() * (last - first) / answered;
    }

    /** The most in progress at the end of a bucket. */
    public long mostInProgress() {
        long now = before();
        long most = now;
        for (int i = 0; i < BUCKETS; i++) {
            most = Math.max(most, now + calls[i]);
            now += calls[i] - answers[i];
        }
        return most;
    }

    /** Calls that were under way when the recording began: more answers than calls have been seen at some time. */
    private long before() {
        long now = 0;
        long least = 0;
        for (int i = 0; i < BUCKETS; i++) {
            now += calls[i] - answers[i];
            least = Math.min(least, now);
        }
        return -least;
    }
}
