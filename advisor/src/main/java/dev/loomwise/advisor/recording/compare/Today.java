package dev.loomwise.advisor.recording.compare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;
import java.util.Optional;

/**
 * The program as it is, against the program as advised: both predicted by the same costs, so that what is wrong with one
 * is wrong with the other.
 *
 * @param group whose tasks
 * @param now today's model with today's settings
 * @param advised what is recommended
 * @param gain how many times faster; empty when today's model cannot be predicted to carry the load
 */
public record Today(GroupProfile group, Prediction now, Prediction advised, Optional<Estimate> gain) {

    /** Empty when the model of today is not among the candidates. */
    public static Optional<Today> of(GroupProfile group, WorkloadProfile profile, ObjectNode keys,
            Recommendation advice) {
        return group.today()
                .flatMap(model -> SimulatedPredictor
                        .predictAll(advice.evidence().calibration(), asItIs(group, profile, keys, model))
                        .stream().filter(p -> p.model() == model).findFirst())
                .map(now -> new Today(group, now, advice.chosen(), gain(now, advice.chosen())));
    }

    /** A pool of today is a limit on the tasks in progress. */
    private static WorkloadProfile asItIs(GroupProfile group, WorkloadProfile profile, ObjectNode keys,
            ConcurrencyModel model) {
        if (model != ConcurrencyModel.PLATFORM) {
            return profile;
        }
        long width = profile.inFlight() == 0 ? group.threads() : Math.min(group.threads(), profile.inFlight());
        return ProfileKeys.profile(keys.deepCopy().put("in-flight", Long.toString(Math.max(1, width))));
    }

    /** Widths of both intervals are added in quadrature, on the scale of ratios. */
    private static Optional<Estimate> gain(Prediction now, Prediction advised) {
        if (now.metric().isEmpty() || advised.metric().isEmpty() || !now.feasible()) {
            return Optional.empty();
        }
        Estimate before = now.metric().get();
        Estimate after = advised.metric().get();
        double ratio = before.point() / after.point();
        double width = Math.hypot(Math.log(before.high() / before.point()), Math.log(after.high() / after.point()));
        boolean same = now.model() == advised.model() && now.settings().equals(advised.settings());
        return Optional.of(same
                ? new Estimate(1, 1, 1)
                : new Estimate(ratio, ratio * Math.exp(-width), ratio * Math.exp(width)));
    }

    /** Two lines for people. */
    public String text() {
        String metric = group.keys().path("shape").asText().equals("service") ? "p99 " : "";
        String model = now.model() == ConcurrencyModel.PLATFORM
                ? "a pool of " + group.threads() + " platform threads"
                : now.model().id();
        String today = now.metric().filter(m -> now.feasible())
                .map(m -> metric + readable(m)).orElse("cannot carry it: " + now.why());
        return String.format(Locale.ROOT, "Today     %s (%s): %s%nGain      %s%n", group.name(), model, today,
                gain.map(g -> gainText(g, metric)).orElse("from a queue that grows without end to " + metric
                        + advised.metric().map(Today::readable).orElse("what the table says")));
    }

    private String gainText(Estimate g, String metric) {
        if (g.low() <= 1 && g.high() >= 1) {
            return String.format(Locale.ROOT,
                    "none that can be told from none: %.2f times as fast (%.2f to %.2f); %s%s with %s",
                    g.point(), g.low(), g.high(), metric, advised.metric().map(Today::readable).orElse(""),
                    advised.model().id());
        }
        return String.format(Locale.ROOT, "%.2f times as fast (%.2f to %.2f) with %s: %s%s", g.point(), g.low(),
                g.high(),
                advised.model().id(), metric, advised.metric().map(Today::readable).orElse(""));
    }

    private static String readable(Estimate e) {
        return Units.readable(e.point()) + " (" + Units.readable(e.low()) + " to " + Units.readable(e.high()) + ")";
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("group", group.name()).put("model", now.model().id()).put("threads", group.threads());
        node.put("feasible", now.feasible());
        now.metric().ifPresent(m -> node.set("metricMs", estimate(m)));
        gain.ifPresent(g -> node.set("gain", estimate(g)));
        return node;
    }

    private static ObjectNode estimate(Estimate e) {
        return JsonNodeFactory.instance.objectNode().put("estimate", e.point()).put("low", e.low()).put("high",
                e.high());
    }
}
