package dev.loomwise.advisor.predict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code costs.json}. As it is written here it is read by {@link PlainJson}; in any other form by Jackson's stream, for data
 * binding takes longer to start.
 */
final class CalibrationJson {
    /** {@code extraWait}; made once, for a file names each cost of each model. */
    private static final Map<Cost, String> NAMES = new EnumMap<>(Cost.class);
    /** When it was measured, in milliseconds since 1970; the date beside it is for people. */
    private static final String MEASURED_MS = "measuredMs";
    /** The end of the year 9999. */
    private static final double LATEST_MS = 253_402_300_799_999.0;
    /** Costs are known to two digits or three; with seventeen a file takes twice as long to read. */
    private static final MathContext NINE_DIGITS = new MathContext(9);

    static {
        for (Cost cost : Cost.values()) {
            NAMES.put(cost, name(cost));
        }
    }

    private CalibrationJson() {}

    static byte[] write(Calibration c) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", c.format()).put("run", c.run()).put("measured", c.measured().toString())
                .put(MEASURED_MS, c.measured().toEpochMilli());
        Machine m = c.machine();
        root.putObject("machine").put("host", m.host()).put("cpu", m.cpu()).put("cores", m.cores())
                .put("memoryMb", m.memoryMb()).put("os", m.os()).put("virtualization", m.virtualization())
                .put("jdk", m.jdk()).put("vm", m.vm());
        root.put("parallelSpeed", rounded(c.parallelSpeed())).put("fitness", c.fitness().id());
        ObjectNode fits = root.putObject("fits");
        new java.util.TreeMap<>(c.fits()).forEach((key, fit) -> {
            Costs costs = fit.costs();
            ObjectNode node = fits.putObject(key);
            ObjectNode byName = node.putObject("costs");
            costs.ns().forEach((cost, ns) -> byName.put(NAMES.get(cost), rounded(ns)));
            node.put("error", rounded(fit.error())).put("cells", fit.cells()).put("mostTasks", fit.mostTasks())
                    .put("baseMb", rounded(fit.baseMb())).put("perTaskMb", rounded(fit.perTaskMb()));
        });
        c.cold().ifPresent(cold -> ColdJson.write(cold, root.putObject("cold")));
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    static double rounded(double value) {
        return new BigDecimal(value).round(NINE_DIGITS).doubleValue();
    }

    /**
     * Reads a calibration.
     *
     * @throws IOException when this is not JSON
     * @throws IllegalArgumentException when it is JSON, but no calibration
     */
    static Calibration read(byte[] json) throws IOException {
        Optional<ObjectNode> plain = PlainJson.read(json);
        JsonNode root = plain.isPresent() ? plain.get() : tree(json);
        JsonNode machine = need(root, "machine");
        double parallelSpeed = Math.clamp(number(root, "parallelSpeed"), 0.01, 1);
        Map<String, Calibration.Fit> fits = new HashMap<>();
        for (var entry : need(root, "fits").properties()) {
            fits.put(entry.getKey(), fit(entry.getValue(), parallelSpeed));
        }
        if (fits.isEmpty()) {
            throw new IllegalArgumentException("no costs");
        }
        try {
            return new Calibration((int) number(root, "format"), need(root, "run").asText(),
                    measured(root),
                    new Machine(machine.path("host").asText(), machine.path("cpu").asText(),
                            (int) Math.clamp(number(machine, "cores"), 1, 4096), machine.path("memoryMb").asLong(),
                            machine.path("os").asText(), machine.path("virtualization").asText(),
                            machine.path("jdk").asText(), machine.path("vm").asText()),
                    parallelSpeed, Fitness.byId(root.path("fitness").asText("")), fits,
                    ColdJson.read(root.path("cold")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("measured is no date", e);
        }
    }

    /**
     * The number, for reading a date takes longer than all the rest of this file; the date where an older loomwise wrote no
     * number.
     *
     * @throws DateTimeException when it is none
     */
    private static Instant measured(JsonNode root) {
        return root.has(MEASURED_MS)
                ? Instant.ofEpochMilli((long) Math.clamp(number(root, MEASURED_MS), 0, LATEST_MS))
                : Instant.parse(need(root, "measured").asText());
    }

    /** Objects, numbers and text are all that costs are made of. */
    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                node.set(name, object(parser));
            } else if (token != null && token.isNumeric()) {
                node.put(name, parser.getDoubleValue());
            } else {
                node.put(name, parser.getValueAsString(""));
                parser.skipChildren();
            }
        }
        return node;
    }

    /** Any JSON that holds an object, as Jackson reads it. */
    static ObjectNode tree(byte[] json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            return object(parser);
        }
    }

    private static Calibration.Fit fit(JsonNode node, double parallelSpeed) {
        JsonNode costs = need(node, "costs");
        Map<Cost, Double> ns = new EnumMap<>(Cost.class);
        NAMES.forEach((cost, name) -> {
            if (costs.has(name)) {
                ns.put(cost, number(costs, name));
            }
        });
        return new Calibration.Fit(new Costs(ns, parallelSpeed),
                Math.clamp(number(node, "error"), 0, 10), (int) number(node, "cells"), (int) number(node, "mostTasks"),
                number(node, "baseMb"), number(node, "perTaskMb"));
    }

    /** {@code extraWait}. */
    private static String name(Cost cost) {
        String[] words = cost.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    private static JsonNode need(JsonNode node, String name) {
        JsonNode found = node.path(name);
        if (found.isMissingNode() || found.isNull()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return found;
    }

    static double number(JsonNode node, String name) {
        JsonNode found = need(node, name);
        if (!found.isNumber() || !(Math.abs(found.asDouble()) < 1e18)) {
            throw new IllegalArgumentException(name + " is no number");
        }
        return found.asDouble();
    }
}
