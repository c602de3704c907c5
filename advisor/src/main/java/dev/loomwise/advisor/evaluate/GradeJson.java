package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.evaluate.Grade.Check;
import dev.loomwise.advisor.evaluate.Grade.Metric;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A grade as JSON, to the last bit of every number. */
final class GradeJson {
    private GradeJson() {}

    static ObjectNode write(Grade grade) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("profile", grade.profile())
                .put("service", grade.service());
        ObjectNode losses = json.putObject("losses");
        grade.losses().forEach(losses::put);
        ArrayNode checks = json.putArray("checks");
        for (Check check : grade.checks()) {
            Estimate p = check.predicted();
            checks.addObject().put("model", check.model().id()).put("metric", check.metric().name())
                    .put("predicted", p.point()).put("low", p.low()).put("high", p.high())
                    .put("measured", check.measured());
        }
        return json;
    }

    /** @throws IllegalArgumentException when it is none */
    static Grade read(JsonNode json) {
        Map<String, Double> losses = new LinkedHashMap<>();
        json.path("losses").properties().forEach(e -> losses.put(e.getKey(), number(e.getValue())));
        List<Check> checks = new ArrayList<>();
        for (JsonNode c : json.path("checks")) {
            String id = c.path("model").asText();
            checks.add(new Check(
                    ConcurrencyModel.byId(id).orElseThrow(() -> new IllegalArgumentException("no model named " + id)),
                    Metric.valueOf(c.path("metric").asText()),
                    new Estimate(number(c.path("predicted")), number(c.path("low")), number(c.path("high"))),
                    number(c.path("measured"))));
        }
        if (losses.isEmpty() || !json.path("profile").isTextual()) {
            throw new IllegalArgumentException("a grade has its profile and losses");
        }
        return new Grade(json.path("profile").asText(), json.path("service").asBoolean(), losses, checks);
    }

    /** What is not finite is written as text. */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.parseDouble(node.asText());
    }
}
