package dev.loomwise.advisor.predict;

import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What is foretold of a service beside its settings and memory; each empty where it cannot be told, and all of them for
 * everything that is no service.
 *
 * @param p50Ms latency of the first class at the given rate, ms
 * @param p99Ms the same, 99th percentile
 * @param p999Ms the same, 99.9th percentile
 * @param sustainableRate requests per second beyond which the backlog grows without end
 * @param goalRate requests per second up to which the goal of the p99 is met; only of the recommended candidate
 * @param classes p50 and p99 of every class of a mix, in the profile's order; empty where there is no mix
 */
public record ServiceFigures(Optional<Estimate> p50Ms, Optional<Estimate> p99Ms, Optional<Estimate> p999Ms,
        Optional<Estimate> sustainableRate, Optional<Estimate> goalRate, List<OfClass> classes) {
    /** Of what is no service. */
    public static final ServiceFigures NONE = new ServiceFigures(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), List.of());

    public ServiceFigures {
        classes = List.copyOf(classes);
    }

    /**
     * One class of a mix.
     *
     * @param share of all requests, 0 to 1
     */
    public record OfClass(double share, Estimate p50Ms, Estimate p99Ms) {}

    /** Of a service that cannot carry its rate: what it can carry is all that there is to say. */
    static ServiceFigures carries(Estimate rate) {
        return new ServiceFigures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(rate),
                Optional.empty(), List.of());
    }

    ServiceFigures withGoalRate(Estimate rate) {
        return new ServiceFigures(p50Ms, p99Ms, p999Ms, sustainableRate, Optional.of(rate), classes);
    }
}
