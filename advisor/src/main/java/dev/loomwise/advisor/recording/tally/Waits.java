package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;

/** Waited time by cause, ns. */
@SuppressWarnings("EnumOrdinal") // An array by ordinal, because every event adds to one; nothing of it is stored.
final class Waits {
    private static final Cause[] CAUSES = Cause.values();

    private final long[] nanos = new long[CAUSES.length];

    void add(Cause cause, long amount) {
        nanos[cause.ordinal()] += amount;
    }

    void add(Waits other) {
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] += other.nanos[i];
        }
    }

    void clear() {
        java.util.Arrays.fill(nanos, 0);
    }

    long of(Cause cause) {
        return nanos[cause.ordinal()];
    }

    /** Waits that are part of the task. */
    long ofTheTask() {
        long sum = 0;
        for (Cause cause : CAUSES) {
            sum += cause.ofTheTask() ? of(cause) : 0;
        }
        return sum;
    }

    /** Waits that are queueing. */
    long queueing() {
        long sum = 0;
        for (Cause cause : CAUSES) {
            sum += cause.queueing() ? of(cause) : 0;
        }
        return sum;
    }

    long all() {
        long sum = 0;
        for (long n : nanos) {
            sum += n;
        }
        return sum;
    }
}
