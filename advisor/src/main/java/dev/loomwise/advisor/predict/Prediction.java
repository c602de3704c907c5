package dev.loomwise.advisor.predict;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.util.Optional;

/**
 * What a candidate is expected to do. Intervals are 90 % prediction intervals for the median of five warm runs.
 *
 * @param feasible false when it cannot run; {@code why} then says why
 * @param timeMs makespan of a batch or divisible job
 * @param p50Ms latency of a service's first class
 * @param p99Ms the same, 99th percentile
 * @param sustainableRate requests per second that it can carry
 * @param memoryMb resident memory at the peak, MiB
 * @param why one sentence
 */
public record Prediction(ConcurrencyModel model, Settings settings, boolean feasible, Optional<Estimate> timeMs,
        Optional<Estimate> p50Ms, Optional<Estimate> p99Ms, Optional<Estimate> sustainableRate, double memoryMb,
        boolean extrapolated, String why) {
    /** What candidates are compared by: the p99 of a service, the time of everything else; infinite when infeasible. */
    public double metricMs() {
        return metric().map(Estimate::point).filter(v -> feasible).orElse(Double.POSITIVE_INFINITY);
    }

    /** The same with its interval. */
    public Optional<Estimate> metric() {
        return p99Ms.isPresent() ? p99Ms : timeMs;
    }
}
