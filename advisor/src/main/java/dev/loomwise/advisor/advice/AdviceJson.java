package dev.loomwise.advisor.advice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** The advice for programs: schema 1. Names of fields are a contract; more may be added, none is ever changed. */
public final class AdviceJson {
    private static final int SCHEMA = 1;
    private static final MathContext SIX_DIGITS = new MathContext(6);
    /** Beyond it a double, which is what most readers keep, misses whole numbers. */
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(1L << 53);

    private AdviceJson() {}

    /** The whole answer as text, straight to a generator: a mapper takes longer to start than the advice. */
    public static String text(Recommendation advice) {
        return text(render(advice));
    }

    /** The same for an answer to which more was added. */
    public static String text(ObjectNode answer) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            write(answer, generator.useDefaultPrettyPrinter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(JsonNode node, JsonGenerator generator) throws IOException {
        if (node.isObject()) {
            generator.writeStartObject();
            for (var field : node.properties()) {
                generator.writeFieldName(field.getKey());
                write(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (node.isArray()) {
            generator.writeStartArray();
            for (JsonNode element : node) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (node.isTextual()) {
            generator.writeString(node.asText());
        } else {
            generator.writeRawValue(node.asText());
        }
    }

    /** The whole answer as one object. */
    public static ObjectNode render(Recommendation advice) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.set("profile", profile(advice.profile()));
        var machine = advice.evidence().calibration().machine();
        ObjectNode m = root.putObject("machine");
        m.put("cores", advice.profile().cores().orElse(machine.cores())).put("jdk", machine.jdk())
                .put("cpu", machine.cpu()).put("memoryMb", machine.memoryMb()).put("os", machine.os());
        ObjectNode r = root.putObject("recommendation");
        r.put("model", advice.chosen().model().id());
        var ties = r.putArray("tiedWith");
        advice.tiedWith().forEach(t -> ties.add(t.id()));
        r.set("settings", settings(advice.chosen()));
        r.put("reason", advice.reason());
        var candidates = root.putArray("candidates");
        advice.candidates().forEach(p -> candidates.add(candidate(advice, p)));
        if (Comparison.boundOnly(advice)) {
            // Nothing is predicted for so many tasks: the physical limit bounds every time from below.
            root.put("bound", "lower");
        }
        number(root, "limitMs", Comparison.limitMs(advice));
        var cautions = root.putArray("cautions");
        for (Caution c : advice.cautions()) {
            cautions.addObject().put("id", c.id()).put("severity", c.severity().name().toLowerCase(Locale.ROOT))
                    .put("summary", c.summary()).put("why", c.why()).put("action", c.action())
                    .put("source", c.source());
        }
        advice.today().ifPresent(today -> root.set("today", today.json()));
        if (!advice.turningPoints().isEmpty()) {
            var points = root.putArray("wouldChange");
            advice.turningPoints().forEach(t -> points.add(turningPoint(t)));
        }
        ObjectNode evidence = root.putObject("evidence").put("run", advice.evidence().calibration().run())
                .put("calibratedHere", advice.evidence().here()).put("extrapolated", advice.extrapolated())
                .put("machineFit", advice.evidence().calibration().fitness().id());
        if (!advice.gaps().isEmpty()) {
            var gaps = evidence.putArray("gaps");
            advice.gaps().forEach(g -> gaps.addObject().put("what", g.what()).put("command", g.command()));
        }
        return root;
    }

    private static ObjectNode turningPoint(TurningPoint t) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("key", t.key()).put(t.above() ? "above" : "below", t.value());
        number(node, "factor", t.factor()).put("model", t.other().model().id());
        node.set("settings", settings(t.other()));
        return node;
    }

    private static ObjectNode candidate(Recommendation advice, Prediction p) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("model", p.model().id()).put("feasible", p.feasible());
        node.set("settings", settings(p));
        p.flat().ifPresent(f -> node.putObject("flat").putArray(f.setting()).add(f.low()).add(f.high()));
        if (Comparison.boundOnly(advice)) {
            number(node.putObject("timeMs").putNull("estimate"), "low", Comparison.limitMs(advice)).putNull("high");
        } else {
            estimate(node, "timeMs", p.timeMs());
        }
        estimate(node, "p50Ms", p.p50Ms());
        estimate(node, "p99Ms", p.p99Ms());
        estimate(node, "p999Ms", p.service().p999Ms());
        estimate(node, "sustainableRate", p.sustainableRate());
        estimate(node, "goalRate", p.service().goalRate());
        if (!p.service().classes().isEmpty()) {
            var classes = node.putArray("classes");
            p.service().classes().forEach(c -> {
                ObjectNode of = number(classes.addObject(), "share", c.share());
                estimate(of, "p50Ms", Optional.of(c.p50Ms()));
                estimate(of, "p99Ms", Optional.of(c.p99Ms()));
            });
        }
        Comparison.ofLimit(advice, p).ifPresent(ratio -> number(node, "ofLimit", ratio));
        return number(node, "memoryMb", p.memoryMb()).put("why", p.why());
    }

    static void estimate(ObjectNode node, String name, Optional<Estimate> value) {
        value.ifPresent(e -> number(number(number(node.putObject(name), "estimate", e.point()), "low", e.low()), "high",
                e.high()));
    }

    /** Only what the model needs. */
    static ObjectNode settings(Prediction p) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var s = p.settings();
        if (p.model() == ConcurrencyModel.PLATFORM) {
            node.put("poolSize", s.poolSize());
        }
        if (p.model() == ConcurrencyModel.BRIDGE) {
            node.put("poolSize", s.parallelism());
        }
        if (s.permits() > 0 && p.model() != ConcurrencyModel.SYNC && p.model() != ConcurrencyModel.PLATFORM) {
            node.put("permits", s.permits());
        }
        if (p.model() == ConcurrencyModel.FORKJOIN || p.model() == ConcurrencyModel.ASYNC) {
            node.put("parallelism", s.parallelism());
        }
        return node;
    }

    private static ObjectNode profile(WorkloadProfile p) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("shape", WorkloadProfile.id(p.shape()));
        if (p.taskCount() > 0) {
            node.put("tasks", p.taskCount());
        }
        node.put("wait", p.waiting().text()).put("cpu", Units.text(p.cpu())).put("steps", p.steps());
        if (p.inFlight() > 0) {
            node.put("in-flight", p.inFlight());
        }
        node.put("io", WorkloadProfile.id(p.io())).put("downstream", WorkloadProfile.id(p.downstream()))
                .put("start", WorkloadProfile.id(p.start())).put("api", WorkloadProfile.id(p.api()));
        if (p.ratePerSecond() > 0) {
            number(node, "rate", p.ratePerSecond());
        }
        p.goalP99().ifPresent(d -> node.put("p99", Units.text(d)));
        if (!p.mix().isEmpty()) {
            var mix = node.putArray("mix");
            p.mix().forEach(c -> number(mix.addObject(), "share", c.share()).put("wait", c.waiting().text())
                    .put("cpu", Units.text(c.cpu())).put("steps", c.steps()));
        }
        p.target().ifPresent(d -> node.put("target", Units.text(d)));
        number(node, "tolerance", p.tolerance());
        var avoid = node.putArray("avoid");
        p.avoid().forEach(m -> avoid.add(m.id()));
        p.memoryMb().ifPresent(mb -> node.put("memoryMb", mb));
        p.cores().ifPresent(c -> node.put("cores", c));
        p.jdk().ifPresent(j -> node.put("jdk", j));
        return node.put("pins", p.pins());
    }

    /** Six digits; whole numbers stay whole, and what is no number becomes null: JSON has no word for it. */
    static ObjectNode number(ObjectNode node, String name, double value) {
        if (!Double.isFinite(value)) {
            return node.putNull(name);
        }
        BigDecimal rounded = new BigDecimal(value, SIX_DIGITS);
        if (rounded.abs().compareTo(LARGEST_WHOLE) < 0 && rounded.stripTrailingZeros().scale() <= 0) {
            return node.put(name, rounded.longValue());
        }
        return node.put(name, rounded.doubleValue());
    }
}
