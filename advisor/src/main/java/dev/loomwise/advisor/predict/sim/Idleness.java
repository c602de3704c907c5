package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/**
 * How busy the cores have been lately, by which a kernel decides how hard it looks for another place for a thread (Linux,
 * {@code select_idle_cpu} and {@code sched_balance_newidle}).
 */
final class Idleness {
    /** Half-life of 32 ms, as the kernel averages load. */
    private static final double MEMORY_NS = 46e6;
    /** Where the search for an idle core gives up: {@code nr_idle_scan} falls with the square of the load. */
    private static final double SCAN = 1.37;
    /** An idle moment counts as 1 ms at most, and each as an eighth of the mean. */
    private static final double LONGEST_NS = 1e6;
    private static final double WEIGHT = 1.0 / 8;
    /**
     * What looking for a thread in another core's line costs at most, as the kernel remembers it ({@code
     * max_newidle_lb_cost}, 0.5 ms at most). Virtual threads that woke 4000 times a second were seen to share one core for
     * up to 5.6 ms, beside one that did next to nothing. Of 0.2 to 1 ms this is nearest to the p99 of 58 services under
     * all models: a mean of 0.23 of the logarithms of what they were off by, and 0.27 when an idle core always looks.
     */
    private static final double LOOKING_NS = 0.3e6;

    private final boolean ideal;
    /** By how many cores are busy: their share of all. */
    private final double[] shares;
    private final double[] since;
    private final double[] mean;
    private double load;

    /** @param ideal whether the kernel always looks, and everywhere */
    Idleness(int cores, boolean ideal) {
        this.ideal = ideal;
        since = new double[cores];
        mean = new double[cores];
        shares = new double[cores + 1];
        Arrays.setAll(shares, busy -> busy / (double) cores);
        Arrays.fill(mean, LONGEST_NS);
    }

    /** So much time has passed in which so many cores were busy. */
    void passed(double ns, int busy) {
        if (!ideal) {
            load += (shares[busy] - load) * (ns < MEMORY_NS ? ns / MEMORY_NS : 1);
        }
    }

    /** Nobody wants this core from now on. */
    void began(int core, double now) {
        since[core] = now;
    }

    /** The idle core is given a thread that wakes up. */
    void woken(int core, double now) {
        mean[core] += (Math.min(LONGEST_NS, now - since[core]) - mean[core]) * WEIGHT;
    }

    /** Whether an idle core is looked for when a thread wakes up, as the load is. */
    boolean looksAround() {
        return ideal || mean.length * (1 - SCAN * load * load) >= 1;
    }

    /** Whether a core that becomes idle is likely to be idle for longer than it takes to look for a thread elsewhere. */
    boolean worthLooking(int core) {
        return ideal || mean[core] >= LOOKING_NS;
    }
}
