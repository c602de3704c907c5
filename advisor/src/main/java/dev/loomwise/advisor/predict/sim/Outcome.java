package dev.loomwise.advisor.predict.sim;

import java.util.List;

/**
 * What came out of a simulation.
 *
 * @param makespan from the first task to the end of the last, ns
 * @param latencies per class of tasks, sorted, ns; a service's from the intended arrival, its warm-up left out
 * @param completed how many tasks ended: all of them
 * @param utilization share of the cores' time that was used, 0 to 1
 * @param mostInProgress tasks in progress at the peak
 */
public record Outcome(double makespan, List<double[]> latencies, int completed, double utilization,
        int mostInProgress) {
    /** Latency of class {@code kind} that a share {@code p} of its tasks did not exceed; NaN when it had none. */
    public double percentile(int kind, double p) {
        double[] sorted = latencies.get(kind);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, p * sorted.length)];
    }
}
