package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.util.Optional;

/**
 * What a candidate is expected to do. Intervals are 90 % prediction intervals for the median of five warm runs.
 *
 * @param model whose candidate this is
 * @param settings the smallest that make it about as fast as it can be
 * @param flat how far one may go from them, where that was looked for
 * @param feasible false when it cannot run; {@code why} then says why
 * @param timeMs makespan of a batch or divisible job, ms; empty for a service, and where nothing is predicted
 * @param service what is told of a service
 * @param memoryMb resident memory at the peak, MiB
 * @param extrapolated whether a number reaches beyond what was measured
 * @param why one sentence
 */
public record Prediction(ConcurrencyModel model, Settings settings, Optional<Flat> flat, boolean feasible,
        Optional<Estimate> timeMs, ServiceFigures service, double memoryMb, boolean extrapolated, String why) {
    /** By what the rate that can be carried should be above the rate that is asked for. */
    private static final double ROOM = 1.1;

    /** What candidates are compared by: the p99 of a service, the time of everything else; infinite when infeasible. */
    public double metricMs() {
        return metric().map(Estimate::point).filter(v -> feasible).orElse(Double.POSITIVE_INFINITY);
    }

    /** The same with its interval. */
    public Optional<Estimate> metric() {
        return p99Ms().isPresent() ? p99Ms() : timeMs;
    }

    /** Latency of a service's first class, ms. */
    public Optional<Estimate> p50Ms() {
        return service.p50Ms();
    }

    /** The same, 99th percentile. */
    public Optional<Estimate> p99Ms() {
        return service.p99Ms();
    }

    /** Requests per second that it can carry. */
    public Optional<Estimate> sustainableRate() {
        return service.sustainableRate();
    }

    /**
     * Whether a service's rate is so close to what can be carried that it may turn out to be too much: of 90 estimates that were
     * set beside a measurement a tenth were off by more than 14 %, and of 1988 two runs' costs made 2 % differ by more than a tenth.
     */
    public boolean hardlyCarries(WorkloadProfile profile) {
        return sustainableRate().filter(rate -> rate.point() < ROOM * profile.ratePerSecond()).isPresent();
    }

    /** The same for another reason. */
    Prediction because(String other) {
        return new Prediction(model, settings, flat, feasible, timeMs, service, memoryMb, extrapolated, other);
    }

    /** The same with the rate up to which a goal is met. */
    public Prediction withGoalRate(Estimate rate) {
        return new Prediction(model, settings, flat, feasible, timeMs, service.withGoalRate(rate), memoryMb,
                extrapolated, why);
    }

    /** The same with the region in which a setting hardly matters. */
    public Prediction withFlat(Flat region) {
        return new Prediction(model, settings, Optional.of(region), feasible, timeMs, service, memoryMb, extrapolated,
                why);
    }
}
