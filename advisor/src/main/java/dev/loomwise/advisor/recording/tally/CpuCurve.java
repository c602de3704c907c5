package dev.loomwise.advisor.recording.tally;

import java.util.BitSet;

/** Computing over time: a fixed number of buckets, which grow wider as the recording grows longer. */
final class CpuCurve {
    private static final int BUCKETS = 2048;

    private final long origin;
    private double width = 10e6;
    private final double[] nanos = new double[BUCKETS];
    /** In which buckets a load was taken; what lies between two of them is only known in sum. */
    private final BitSet taken = new BitSet(BUCKETS);

    CpuCurve(long origin) {
        this.origin = origin;
    }

    /** So much was computed, evenly, between two times, ns. */
    void add(double from, double to, double amount) {
        double a = Math.max(0, from - origin);
        double b = Math.max(a, to - origin);
        while (b >= width * BUCKETS) {
            widen();
        }
        int first = (int) (a / width);
        int last = (int) (b / width);
        for (int i = first; i <= last; i++) {
            double covered = Math.min(b, (i + 1) * width) - Math.max(a, i * width);
            nanos[i] += first == last ? amount : amount * covered / (b - a);
        }
        taken.set(last);
    }

    private void widen() {
        for (int i = 0; i < BUCKETS / 2; i++) {
            nanos[i] = nanos[2 * i] + nanos[2 * i + 1];
            taken.set(i, taken.get(2 * i) || taken.get(2 * i + 1));
        }
        java.util.Arrays.fill(nanos, BUCKETS / 2, BUCKETS, 0);
        taken.clear(BUCKETS / 2, BUCKETS);
        width *= 2;
    }

    /** Adds a share of another curve of the same origin. */
    void add(CpuCurve other, double share) {
        for (int i = 0; i < BUCKETS; i++) {
            if (other.nanos[i] > 0) {
                add(origin + i * other.width, origin + (i + 1) * other.width - 1, share * other.nanos[i]);
            }
        }
    }

    /** The first time from {@code at} on at which a load was taken, ns since 1970; {@code at} when there is none. */
    double takenAfter(double at) {
        int bucket = taken.nextSetBit((int) Math.clamp((at - origin) / width, 0, BUCKETS - 1));
        return bucket < 0 ? at : Math.max(at, origin + (bucket + 1) * width);
    }

    /** What was computed between two times, ns since 1970. */
    double between(double from, double to) {
        double sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            double covered = Math.min(to - origin, (i + 1) * width) - Math.max(from - origin, i * width);
            sum += nanos[i] * Math.clamp(covered / width, 0, 1);
        }
        return sum;
    }
}
