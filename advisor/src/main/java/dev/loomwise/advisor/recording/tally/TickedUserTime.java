package dev.loomwise.advisor.recording.tally;

/**
 * What the reported loads of one thread have too much, estimated. Linux tells a thread's user time in whole ticks, and the
 * JVM calls the rest of its computing the system's. When the next tick is full, that rest should be taken back; but no load
 * is negative, so it stays (JDK 17 to 25, {@code JfrThreadCPULoadEvent::update_event}). A thread that computes for less than
 * a second in all would so compute up to a tick more than it did: 0.8 ms for each task of a pool of 24 that did 150.
 *
 * <p>A load whose system part has grown is right to the nanosecond, together with all before it. Where that part has not
 * grown, the rest is as likely to be anything between none and what was reported before: half of it is taken out, until a
 * later load tells.
 */
final class TickedUserTime {
    /** The kernel's user interface counts in hundredths of a second, whatever its own clock does. */
    private static final double TICK_NANOS = 10e6;
    /** Less than that is not reported: what is reported was at least that much more than before. */
    private static final double LEAST_NANOS = 1e6;

    private double system;
    private double tooMuch;

    /**
     * The next load of the thread.
     *
     * @param user ns, as reported
     * @param ofSystem ns, as reported
     * @return what was computed since its last load, as far as it can be told, ns
     */
    double computed(double user, double ofSystem) {
        double before = tooMuch;
        system += ofSystem;
        if (ofSystem > 0) {
            tooMuch = 0;
        } else if (user > 0) {
            double least = Math.max(0, Math.max(system - TICK_NANOS, system + LEAST_NANOS - user));
            tooMuch = Math.max(0, system - least) / 2;
        }
        return user + ofSystem + before - tooMuch;
    }
}
