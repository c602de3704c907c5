package dev.loomwise.advisor.evaluate;

import dev.loomwise.advisor.evaluate.Grade.Check;
import dev.loomwise.advisor.evaluate.Grade.Metric;
import dev.loomwise.bench.stats.Samples;
import dev.loomwise.reports.stats.Bootstrap;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The grades of many profiles in one table. Intervals are 95 % by resampling profiles, and within a profile what was
 * measured of it: candidates of one profile are not independent of each other.
 *
 * @param title what the profiles have in common
 * @param policies by name, the advice first
 * @param errors of what was predicted
 */
public record Scores(String title, int profiles, Map<String, Policy> policies, Map<Metric, Errors> errors) {
    private static final long SEED = 1;

    public Scores {
        policies = new LinkedHashMap<>(policies);
        errors = new EnumMap<>(errors);
    }

    /**
     * How good the choices of a policy are.
     *
     * @param within share of the profiles in which its choice takes at most 5, 10 and 20 % longer than the best
     * @param meanLoss mean of how much longer, as a share
     * @param worst the largest of them
     */
    public record Policy(List<Estimate> within, Estimate meanLoss, double worst) {
        /** What {@link #within} counts. */
        public static final List<Double> LIMITS = List.of(0.05, 0.10, 0.20);

        public Policy {
            within = List.copyOf(within);
        }
    }

    /**
     * How far predictions are off.
     *
     * @param checks how many
     * @param median of the errors, as a share of what came out
     * @param p90 what nine in ten do not exceed
     * @param coverage share of the 90 % intervals that hold what came out
     */
    public record Errors(int checks, Estimate median, Estimate p90, Estimate coverage) {}

    /** @param grades at least one */
    public static Scores of(String title, List<Grade> grades) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (String name : grades.getFirst().losses().keySet()) {
            List<double[]> losses = grades.stream().map(g -> new double[]{g.loss(name)})
                    .toList();
            policies.put(name, new Policy(
                    Policy.LIMITS.stream().map(limit -> estimate(losses, v -> share(v, x -> x <= limit))).toList(),
                    estimate(losses, Samples::mean), losses.stream().mapToDouble(l -> l[0]).max().orElseThrow()));
        }
        Map<Metric, Errors> errors = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            List<List<Check>> perProfile = grades.stream()
                    .map(g -> g.checks().stream().filter(c -> c.metric() == metric).toList())
                    .filter(checks -> !checks.isEmpty()).toList();
            if (!perProfile.isEmpty()) {
                errors.put(metric, errors(perProfile));
            }
        }
        return new Scores(title, grades.size(), policies, errors);
    }

    /** Batches and services apart, in this order, those that there are. */
    public static List<Scores> apart(List<Grade> grades) {
        List<Scores> all = new ArrayList<>();
        List<Grade> batches = grades.stream().filter(g -> !g.service()).toList();
        List<Grade> services = grades.stream().filter(Grade::service).toList();
        if (!batches.isEmpty()) {
            all.add(of("batches and divisible jobs", batches));
        }
        if (!services.isEmpty()) {
            all.add(of("services", services));
        }
        return all;
    }

    private static Errors errors(List<List<Check>> perProfile) {
        List<double[]> errors = perProfile.stream().map(p -> p.stream().mapToDouble(Check::error).toArray()).toList();
        List<double[]> held = perProfile.stream()
                .map(p -> p.stream().mapToDouble(c -> c.held() ? 1 : 0).toArray()).toList();
        return new Errors(perProfile.stream().mapToInt(List::size).sum(), estimate(errors, Samples::median),
                estimate(errors, Scores::p90), estimate(held, Samples::mean));
    }

    private static Estimate estimate(List<double[]> perProfile, ToDoubleFunction<double[]> statistic) {
        return Bootstrap.of(perProfile, statistic, SEED);
    }

    private static double share(double[] values, java.util.function.DoublePredicate counts) {
        return Arrays.stream(values).filter(counts).count() / (double) values.length;
    }

    private static double p90(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.9 * sorted.length) - 1];
    }
}
