package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.util.ListStatistics;

/**
 * JMH writes one fork at a time here. A further fork of a cell joins the {@code rawData} of the ones before, and the
 * summary figures are computed again the way JMH computes them.
 */
final class Results {
    private Results() {}

    /** One entry of several forks of the same cell, at least one; they stay as they are. */
    static ObjectNode joined(List<ObjectNode> forks) {
        ObjectNode all = forks.getFirst().deepCopy();
        forks.stream().skip(1).forEach(fork -> join(all, fork));
        return all;
    }

    private static void join(ObjectNode before, ObjectNode fork) {
        before.put("forks", before.path("forks").asInt() + fork.path("forks").asInt());
        joinMetric((ObjectNode) before.path("primaryMetric"), fork.path("primaryMetric"));
        for (var secondary : before.path("secondaryMetrics").properties()) {
            joinMetric((ObjectNode) secondary.getValue(), fork.path("secondaryMetrics").path(secondary.getKey()));
        }
    }

    private static void joinMetric(ObjectNode metric, JsonNode fork) {
        ArrayNode rawData = (ArrayNode) metric.path("rawData");
        fork.path("rawData").forEach(rawData::add);
        ListStatistics values = new ListStatistics();
        rawData.forEach(iterations -> iterations.forEach(v -> values.addValue(number(v))));
        metric.set("score", number(values.getMean()));
        double error = values.getMeanErrorAt(0.999);
        metric.set("scoreError", number(error));
        ArrayNode interval = metric.putArray("scoreConfidence");
        interval.add(number(values.getMean() - error));
        interval.add(number(values.getMean() + error));
        ObjectNode percentiles = (ObjectNode) metric.path("scorePercentiles");
        for (String name : percentiles.properties().stream().map(Map.Entry::getKey).toList()) {
            percentiles.set(name, number(values.getPercentile(Double.parseDouble(name))));
        }
    }

    /** JMH writes what is not a number as text. */
    private static JsonNode number(double value) {
        return Double.isFinite(value)
                ? JsonNodeFactory.instance.numberNode(value)
                : JsonNodeFactory.instance.textNode(Double.toString(value));
    }

    private static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
    }
}
