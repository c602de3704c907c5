package dev.loomwise.reports.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The list that JMH writes with {@code -rf json}. NaN and the infinities are text there. */
final class JmhJson {
    /** What the suites of loomwise are measured in; an entry in another unit is shown as anybody else's. */
    private static final String CELL_UNIT = "ms/op";

    private final Path file;
    private final List<Measured> measured = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    JmhJson(Path file) {
        this.file = file;
    }

    List<Measured> measured() {
        return measured;
    }

    List<String> notes() {
        return notes;
    }

    void readAll(JsonNode list) {
        if (!list.isArray()) {
            throw new BadInputException(file + " is not JMH JSON: it holds no list of results; give the file that JMH "
                    + "wrote with -rf json");
        }
        for (int i = 0; i < list.size(); i++) {
            entry(list.get(i), i + 1);
        }
    }

    private void entry(JsonNode entry, int position) {
        JsonNode metric = entry.path("primaryMetric");
        if (!entry.path("benchmark").isTextual() || !metric.isObject()) {
            throw new BadInputException(file + " is not JMH JSON: entry " + position + " has no benchmark or no "
                    + "primaryMetric; give the file that JMH wrote with -rf json");
        }
        String benchmark = entry.path("benchmark").asText();
        List<double[]> forks = forks(metric.path("rawData"));
        Optional<Estimate> score = estimate(metric);
        if (score.isEmpty()) {
            notes.add(benchmark + " (entry " + position + ") has no number as its score and was left out.");
            return;
        }
        Map<String, Estimate> secondary = new LinkedHashMap<>();
        entry.path("secondaryMetrics").properties()
                .forEach(e -> estimate(e.getValue()).ifPresent(value -> secondary.put(e.getKey(), value)));
        Map<String, String> params = new LinkedHashMap<>();
        entry.path("params").properties().forEach(e -> params.put(e.getKey(), e.getValue().asText()));
        String unit = metric.path("scoreUnit").asText("");
        Optional<Cell> cell = unit.equals(CELL_UNIT) ? cell(params) : Optional.empty();
        measured.add(new Measured(benchmark, entry.path("mode").asText(""), params, cell, unit, score.get(), forks,
                secondary));
    }

    private Optional<Cell> cell(Map<String, String> params) {
        if (!params.containsKey("workload") || !params.containsKey("model")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Cell.ofParams(params));
        } catch (IllegalArgumentException e) {
            // Somebody else may have parameters of these names: it is shown as a plain result, and said.
            notes.add("An entry with parameters " + params + " is no cell of loomwise: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** Score and interval; with one value JMH has no interval, and the score stands for itself. */
    private static Optional<Estimate> estimate(JsonNode metric) {
        double score = number(metric.path("score"));
        if (Double.isNaN(score)) {
            return Optional.empty();
        }
        JsonNode interval = metric.path("scoreConfidence");
        double low = number(interval.path(0));
        double high = number(interval.path(1));
        return Optional.of(low <= score && score <= high
                ? new Estimate(score, low, high)
                : Estimate.exactly(score));
    }

    private static List<double[]> forks(JsonNode rawData) {
        List<double[]> forks = new ArrayList<>();
        for (JsonNode fork : rawData) {
            DoubleStream.Builder values = DoubleStream.builder();
            fork.forEach(v -> values.add(number(v)));
            double[] finite = values.build().filter(Double::isFinite).toArray();
            if (finite.length > 0) {
                forks.add(finite);
            }
        }
        return forks;
    }

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return switch (node.asText("")) {
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
