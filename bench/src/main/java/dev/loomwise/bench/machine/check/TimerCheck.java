package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How fine time is: what a sleep of 1 ms takes, and in which steps {@code nanoTime} goes.
 *
 * @see <a href="https://shipilev.net/blog/2014/nanotrusting-nanotime/">Nanotrusting the nanotime</a>
 */
@AutoService(Check.class)
public final class TimerCheck implements Check {
    private static final int SLEEPS = 60;
    private static final int READINGS = 20_000;
    private static final double LONG_MS = 2;
    private static final double FAR_TOO_LONG_MS = 10;
    private static final double COARSE_NANOS = 1_000;

    @Override
    public String name() {
        return "timer";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    @Override
    public List<Finding> look(Rig rig) {
        return List.of(judge(sleepMs(), stepNanos()));
    }

    Finding judge(double sleepMs, double stepNanos) {
        String seen = String.format(Locale.ROOT, "a sleep of 1 ms takes %.2f ms, nanoTime goes in steps of %.0f ns",
                sleepMs, stepNanos);
        boolean coarse = stepNanos > COARSE_NANOS;
        return sleepMs <= LONG_MS && !coarse
                ? Finding.ok(name(), seen)
                : new Finding(name(), sleepMs > FAR_TOO_LONG_MS ? Severity.UNFIT : Severity.WARNING, seen,
                        "short waits take longer than asked for, whatever the model",
                        coarse
                                ? "look at the clock source (it should be tsc, kvm-clock or the like)"
                                : "look for power saving and throttling, and measure waits of 20 ms and more");
    }

    /** The median: single sleeps are late whenever somebody else runs. */
    private static double sleepMs() {
        double[] took = new double[SLEEPS];
        for (int i = 0; i < SLEEPS; i++) {
            long start = System.nanoTime();
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        return took[SLEEPS / 2];
    }

    /** The smallest step that was seen between two readings. */
    private static double stepNanos() {
        long smallest = Long.MAX_VALUE;
        long last = System.nanoTime();
        for (int i = 0; i < READINGS; i++) {
            long now = System.nanoTime();
            if (now > last) {
                smallest = Math.min(smallest, now - last);
            }
            last = now;
        }
        return smallest;
    }
}
