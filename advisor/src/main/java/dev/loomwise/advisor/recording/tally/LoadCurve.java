package dev.loomwise.advisor.recording.tally;

/**
 * How much was in progress when: a fixed number of buckets over the time that was seen, which grow wider as the recording
 * grows longer. Intervals may come in any order.
 */
public final class LoadCurve {
    private static final int BUCKETS = 4096;
    private static final long FIRST_WIDTH_NANOS = 1_000_000;

    private final long origin;
    private long width = FIRST_WIDTH_NANOS;
    private final double[] busy = new double[BUCKETS];
    private final double[] whole = new double[BUCKETS + 1];
    private final int[] starts = new int[BUCKETS];
    private final int[] ends = new int[BUCKETS];
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long lastStart = Long.MIN_VALUE;

    /** A curve whose time begins at {@code origin}, ns; what lies before is counted at the beginning. */
    public LoadCurve(long origin) {
        this.origin = origin;
    }

    /** Adds one unit that was in progress from {@code from} to {@code to}, ns. */
    public void add(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
        lastStart = Math.max(lastStart, from);
        long a = Math.max(0, from - origin);
        long b = Math.max(a, to - origin);
        while (b >= width * BUCKETS) {
            widen();
        }
        int i = (int) (a / width);
        int j = (int) (b / width);
        starts[i]++;
        ends[j]++;
        if (i == j) {
            busy[i] += b - a;
        } else {
            busy[i] += (i + 1) * width - a;
            busy[j] += b - j * width;
            whole[i + 1]++;
            whole[j]--;
        }
    }

    private void widen() {
        settle();
        for (int i = 0; i < BUCKETS / 2; i++) {
            busy[i] = busy[2 * i] + busy[2 * i + 1];
            starts[i] = starts[2 * i] + starts[2 * i + 1];
            ends[i] = ends[2 * i] + ends[2 * i + 1];
        }
        java.util.Arrays.fill(busy, BUCKETS / 2, BUCKETS, 0);
        java.util.Arrays.fill(starts, BUCKETS / 2, BUCKETS, 0);
        java.util.Arrays.fill(ends, BUCKETS / 2, BUCKETS, 0);
        width *= 2;
    }

    /** Turns the buckets that were covered as a whole into time. */
    private void settle() {
        double covering = 0;
        for (int i = 0; i < BUCKETS; i++) {
            covering += whole[i];
            busy[i] += covering * width;
            whole[i] = 0;
        }
        whole[BUCKETS] = 0;
    }

    /** From the first start to the last start, ns; 0 when fewer than two were added. */
    public long startsNanos() {
        return Math.max(0, lastStart - first);
    }

    /** From the first start to the last end, ns; 0 when nothing was added. */
    public long spanNanos() {
        return last > first ? last - first : 0;
    }

    public long firstNanos() {
        return first;
    }

    /** In progress on average between the first start and the last end. */
    public double mean() {
        settle();
        double sum = 0;
        for (double b : busy) {
            sum += b;
        }
        return spanNanos() == 0 ? 0 : sum / spanNanos();
    }

    /** The most in progress, averaged over a bucket. */
    public double peak() {
        settle();
        double most = 0;
        for (double b : busy) {
            most = Math.max(most, b);
        }
        return most / width;
    }

    /** Units that ended between two times, ns. */
    public double endsBetween(long from, long to) {
        double sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            if (ends[i] > 0) {
                double a = Math.max(from, origin + i * width);
                double b = Math.min(to, origin + (i + 1) * width);
                sum += Math.max(0, b - a) / width * ends[i];
            }
        }
        return sum;
    }

    /** Share of the units that started within the first part of the time, both 0 to 1. */
    public double startedWithin(double part) {
        double sum = 0;
        double early = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += starts[i];
            early += origin + i * width <= first + part * spanNanos() ? starts[i] : 0;
        }
        return sum == 0 ? 0 : early / sum;
    }

    /**
     * How many bursts the starts came in: runs of starts with a pause of at least {@code pauseNanos} before each; 0 when
     * nothing started.
     */
    public int bursts(long pauseNanos) {
        int bursts = 0;
        long quiet = Long.MAX_VALUE / 2;
        for (int i = 0; i < BUCKETS; i++) {
            if (starts[i] > 0) {
                bursts += quiet >= pauseNanos ? 1 : 0;
                quiet = 0;
            } else {
                quiet += width;
            }
        }
        return bursts;
    }
}
