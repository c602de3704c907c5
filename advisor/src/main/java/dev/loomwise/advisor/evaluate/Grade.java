package dev.loomwise.advisor.evaluate;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one profile says about the advice.
 *
 * @param profile in words
 * @param service whether it is a service
 * @param losses by policy: how much longer what it chose takes than the best, as a share; 0 is as good as the best
 * @param checks predictions that were measured
 */
public record Grade(String profile, boolean service, Map<String, Double> losses, List<Check> checks) {
    /** The policy that this is about. */
    public static final String ADVICE = "the advice";
    /** The same, graded as the oracle is: by one half of the repetitions and by the other. */
    public static final String HALVED = "advice, by halves";
    /** The best of one half of the repetitions, graded on the other: what noise leaves to anybody. */
    public static final String ORACLE = "oracle";

    public Grade {
        losses = new LinkedHashMap<>(losses);
        checks = List.copyOf(checks);
    }

    /** @throws IllegalArgumentException when there is no such policy */
    double loss(String policy) {
        Double loss = losses.get(policy);
        if (loss == null) {
            throw new IllegalArgumentException("no policy named " + policy);
        }
        return loss;
    }

    /** What was predicted of a candidate. */
    public enum Metric {
        TIME("time"), P50("p50"), P99("p99"), RATE("sustainable rate");

        private final String title;

        Metric(String title) {
            this.title = title;
        }

        /** Its name in tables. */
        public String title() {
            return title;
        }
    }

    /**
     * A prediction with what came out.
     *
     * @param predicted with its 90 % interval, milliseconds or requests per second
     * @param measured in the same unit, above 0
     */
    public record Check(ConcurrencyModel model, Metric metric, Estimate predicted, double measured) {
        /** How far it is off, as a share of what came out; 0.05 is 5 %. */
        public double error() {
            return Math.abs(predicted.point() / measured - 1);
        }

        /** Whether what came out lies in the interval. */
        public boolean held() {
            return predicted.low() <= measured && measured <= predicted.high();
        }
    }
}
