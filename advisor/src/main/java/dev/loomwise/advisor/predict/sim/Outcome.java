package dev.loomwise.advisor.predict.sim;

import java.util.List;

/**
 * What a simulated run came to.
 *
 * @param makespanNs from time 0 until the caller knows that the last task has ended, the fixed cost included
 * @param latencies per class in the scenario's order (service); empty for a batch
 * @param cpuBusyShare busy core time over cores times makespan, 0 to 1 but for rounding, a local stub
 *            included
 * @param completed tasks that ended
 * @param threadPeak most platform threads of the model's pools that existed at once (carriers are among them; caller,
 *            poller and stub are not)
 * @param inSystemPeak most tasks that had arrived and not ended (virtual threads alive, stages pending)
 * @param inSystemMean the same averaged over time
 * @param inFlightPeak most tasks that had begun and not ended; never above a limit
 * @param lastStartNs when the last task began
 * @param truncated the run was cut after too many events: times are lower bounds
 * @param extrapolated a long steady state was not played to its end but continued linearly from two smaller batches
 */
public record Outcome(double makespanNs, List<ResponseTimes> latencies, double cpuBusyShare, int completed,
        int threadPeak,
        int inSystemPeak, double inSystemMean, int inFlightPeak, double lastStartNs, boolean truncated,
        boolean extrapolated) {
    public Outcome {
        latencies = List.copyOf(latencies);
    }

    /** The percentile of one class. @see ResponseTimes#percentileNs */
    public double percentileNs(int taskClass, double share) {
        return latencies.get(taskClass).percentileNs(share);
    }
}
