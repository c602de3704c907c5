package dev.loomwise.advisor.trial;

import java.time.Duration;

/** How long each of several plans may wait for the compilers, so that all of them end in time on a slow machine, too. */
final class Pace {
    /** What a plan takes beside that, on two cores. */
    private static final Duration MEASURING = Duration.ofMillis(3100);
    /** A little is always worth its time. */
    static final Duration LEAST = Duration.ofMillis(600);

    private final long end;

    /** @param all what all plans together should take from now on */
    Pace(Duration all) {
        this.end = System.nanoTime() + all.toNanos();
    }

    /** @param left plans that are still to be measured, at least 1 */
    Duration patience(int left) {
        long each = (end - System.nanoTime()) / left - MEASURING.toNanos();
        return Duration.ofNanos(Math.clamp(each, LEAST.toNanos(), TrialPlan.USUAL_PATIENCE.toNanos()));
    }
}
