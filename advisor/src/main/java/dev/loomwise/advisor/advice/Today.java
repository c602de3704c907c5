package dev.loomwise.advisor.advice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;
import java.util.Optional;

/**
 * The program as it is, against the program as advised: both predicted by the same costs, so that what is wrong with one
 * is wrong with the other.
 *
 * @param now today's model with today's settings
 * @param advised what is recommended
 * @param gain how many times faster; empty when today's code cannot carry the load, or nothing is predicted
 * @param verdict whether a change is worth it
 */
public record Today(Prediction now, Prediction advised, Optional<Estimate> gain, Verdict verdict) {
    /** Whether to change the code. */
    public enum Verdict {
        /** The gain is above one and above the tolerance. */
        WORTH_A_CHANGE("worth a change"),
        /** The interval of the gain includes none, or the gain is below the tolerance. */
        NOT_WORTH_A_CHANGE("not worth a change"),
        /** Today's code cannot do what is asked. */
        CANNOT_CARRY_IT("today's code cannot carry it");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Today's code against the advice; with the settings that a model has without a search where none is given. */
    public static Today of(TodaysCode code, Recommendation advice) {
        var calibration = advice.evidence().calibration();
        Settings settings = code.settings(SimulatedPredictor.widest(calibration, advice.profile(), code.model()));
        return of(SimulatedPredictor.predict(calibration, advice.profile(), code.model(), settings), advice);
    }

    private static Today of(Prediction now, Recommendation advice) {
        Prediction advised = advice.chosen();
        if (!now.feasible() || now.metric().isEmpty() || advised.metric().isEmpty()) {
            return new Today(now, advised, Optional.empty(),
                    now.feasible() ? Verdict.NOT_WORTH_A_CHANGE : Verdict.CANNOT_CARRY_IT);
        }
        Estimate gain = gain(now, advised);
        boolean worth = gain.low() > 1 && gain.point() > 1 + advice.profile().tolerance();
        return new Today(now, advised, Optional.of(gain),
                worth ? Verdict.WORTH_A_CHANGE : Verdict.NOT_WORTH_A_CHANGE);
    }

    /** Widths of both intervals are added in quadrature, on the scale of ratios. */
    private static Estimate gain(Prediction now, Prediction advised) {
        if (now.model() == advised.model() && now.settings().equals(advised.settings())) {
            return Estimate.exactly(1);
        }
        Estimate before = now.metric().orElseThrow();
        Estimate after = advised.metric().orElseThrow();
        if (before.point() == 0 || after.point() == 0) {
            return Estimate.exactly(1);
        }
        double ratio = before.point() / after.point();
        double width = Math.hypot(Math.log(before.high() / before.point()), Math.log(after.high() / after.point()));
        return new Estimate(ratio, ratio * Math.exp(-width), ratio * Math.exp(width));
    }

    /** One sentence for people. */
    public String sentence() {
        String today = words(now) + (now.feasible()
                ? now.metric().map(m -> " takes " + readable(m)).orElse("")
                : " cannot carry it: " + now.why());
        String change = gain.map(g -> String.format(Locale.US, "; %s would be %s times as fast (%s to %s)",
                words(advised), Comparison.digits(g.point()), Comparison.digits(g.low()), Comparison.digits(g.high())))
                .orElse("");
        boolean same = gain.isPresent() && gain.get().low() == 1 && gain.get().high() == 1;
        return Character.toUpperCase(today.charAt(0)) + today.substring(1)
                + (same ? ", and that is what is advised" : change) + ": " + verdict + ".";
    }

    private String readable(Estimate e) {
        return (now.p99Ms().isPresent() ? "p99 " : "") + Comparison.withInterval(e);
    }

    /** A model with its settings. */
    static String words(Prediction p) {
        Settings s = p.settings();
        return switch (p.model()) {
            case SYNC -> "plain synchronous code";
            case PLATFORM -> s.poolSize() == 1
                    ? "a pool of 1 platform thread"
                    : "a pool of " + s.poolSize() + " platform threads";
            case VIRTUAL -> "virtual" + permits(s);
            case ASYNC -> "async" + permits(s);
            case FORKJOIN -> "forkjoin with " + s.parallelism() + (s.parallelism() == 1 ? " worker" : " workers");
            case BRIDGE -> "bridge with a pool of " + s.parallelism();
        };
    }

    private static String permits(Settings s) {
        return s.permits() == 0 ? "" : " with " + s.permits() + (s.permits() == 1 ? " permit" : " permits");
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("model", now.model().id());
        node.set("settings", AdviceJson.settings(now));
        node.put("feasible", now.feasible());
        AdviceJson.estimate(node, "metricMs", now.metric());
        AdviceJson.estimate(node, "timeMs", now.timeMs());
        AdviceJson.estimate(node, "p50Ms", now.p50Ms());
        AdviceJson.estimate(node, "p99Ms", now.p99Ms());
        AdviceJson.estimate(node, "sustainableRate", now.sustainableRate());
        AdviceJson.estimate(node, "gain", gain);
        return node.put("verdict", verdict.toString()).put("why", now.why());
    }
}
