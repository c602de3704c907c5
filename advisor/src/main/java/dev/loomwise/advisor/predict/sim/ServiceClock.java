package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/**
 * Time, and the service that a busy core has given by then. All busy cores run at the same speed, so one clock of attained
 * service serves all: a burst that begins at clock V ends when it shows V + work.
 */
final class ServiceClock {
    /** By how many cores are busy: 1 alone, parallelSpeed when all compute, linear between. */
    private final double[] speeds;
    private double now;
    private double attained;
    private double rate = 1;
    private double busy;

    ServiceClock(int cores, double parallelSpeed) {
        speeds = new double[cores + 1];
        Arrays.setAll(speeds, k -> cores == 1 ? 1 : 1 - (1 - parallelSpeed) * (Math.max(1, k) - 1) / (cores - 1));
    }

    /** Nanoseconds since the beginning. */
    double now() {
        return now;
    }

    /** What it shows: nanoseconds of service. */
    double attained() {
        return attained;
    }

    /** Core time used so far. */
    double busyNs() {
        return busy;
    }

    /** When it will show that, if no core becomes busy or idle; now where it does already. */
    double when(double shown) {
        double left = (shown - attained) / rate;
        // By hand: the quick compiler calls Math.max instead of comparing.
        return now + (left > 0 ? left : 0);
    }

    void advanceTo(double time, int busyCores) {
        double passed = time - now;
        attained += passed * rate;
        busy += passed * busyCores;
        now = time;
    }

    /** Shows that at least: what rounding left of a burst that has ended. */
    void reach(double shown) {
        if (shown > attained) {
            attained = shown;
        }
    }

    /** Begins at 0 again, which keeps its digits for what comes; nobody may run. */
    void restart() {
        attained = 0;
    }

    /** So many cores are busy from now on. */
    void share(int busyCores) {
        rate = speeds[busyCores];
    }
}
