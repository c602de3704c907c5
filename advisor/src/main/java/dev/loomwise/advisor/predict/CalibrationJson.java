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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code costs.json}. Read by hand from a stream: advice must come at once, and data binding takes longer to start. */
final class CalibrationJson {
    private static final Pattern WRITTEN = Pattern
            .compile("(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d{1,9}|)Z");

    private CalibrationJson() {}

    static byte[] write(Calibration c) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", c.format()).put("run", c.run()).put("measured", c.measured().toString());
        Machine m = c.machine();
        root.putObject("machine").put("host", m.host()).put("cpu", m.cpu()).put("cores", m.cores())
                .put("memoryMb", m.memoryMb()).put("os", m.os()).put("virtualization", m.virtualization())
                .put("jdk", m.jdk()).put("vm", m.vm());
        root.put("parallelSpeed", c.parallelSpeed()).put("fitness", c.fitness().id());
        ObjectNode fits = root.putObject("fits");
        new java.util.TreeMap<>(c.fits()).forEach((key, fit) -> {
            Costs costs = fit.costs();
            ObjectNode node = fits.putObject(key);
            ObjectNode byName = node.putObject("costs");
            costs.ns().forEach((cost, ns) -> byName.put(name(cost), ns));
            node.put("error", fit.error()).put("cells", fit.cells()).put("mostTasks", fit.mostTasks())
                    .put("baseMb", fit.baseMb()).put("perTaskMb", fit.perTaskMb());
        });
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /**
     * Reads a calibration.
     *
     * @throws IOException when this is not JSON
     * @throws IllegalArgumentException when it is JSON, but no calibration
     */
    static Calibration read(byte[] json) throws IOException {
        JsonNode root;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            root = object(parser);
        }
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
                    instant(need(root, "measured").asText()),
                    new Machine(machine.path("host").asText(), machine.path("cpu").asText(),
                            (int) Math.clamp(number(machine, "cores"), 1, 4096), machine.path("memoryMb").asLong(),
                            machine.path("os").asText(), machine.path("virtualization").asText(),
                            machine.path("jdk").asText(), machine.path("vm").asText()),
                    parallelSpeed, Fitness.byId(root.path("fitness").asText("")), fits);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("measured is no date", e);
        }
    }

    /**
     * As {@link Instant#toString} writes it; anything else is left to {@link Instant#parse}, whose formatters take longer
     * than all the rest of this file.
     *
     * @throws DateTimeException when it is none
     */
    static Instant instant(String text) {
        Matcher m = WRITTEN.matcher(text);
        return m.matches()
                ? LocalDateTime.of(digits(m, 1), digits(m, 2), digits(m, 3), digits(m, 4), digits(m, 5), digits(m, 6))
                        .toInstant(ZoneOffset.UTC).plusNanos(nanos(m.group(7)))
                : Instant.parse(text);
    }

    private static int digits(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /** Of a fraction of a second with its point; it may be empty. */
    private static int nanos(String fraction) {
        return fraction.isEmpty() ? 0 : Integer.parseInt((fraction.substring(1) + "000000000").substring(0, 9));
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

    private static Calibration.Fit fit(JsonNode node, double parallelSpeed) {
        JsonNode costs = need(node, "costs");
        Map<Cost, Double> ns = new EnumMap<>(Cost.class);
        for (Cost cost : Cost.values()) {
            if (costs.has(name(cost))) {
                ns.put(cost, number(costs, name(cost)));
            }
        }
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

    private static double number(JsonNode node, String name) {
        JsonNode found = need(node, name);
        if (!found.isNumber() || !(Math.abs(found.asDouble()) < 1e18)) {
            throw new IllegalArgumentException(name + " is no number");
        }
        return found.asDouble();
    }
}
