package dev.loomwise.reports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one reader of JMH's JSON. Traps it knows: numbers that are not finite are text; the file is there, empty, before
 * the benchmarks run; sample mode has a histogram in place of raw data.
 */
final class JmhJson {
    private static final long MOST_BYTES = 512L << 20;

    private JmhJson() {}

    static List<Measured> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                return List.of();
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInputException(file + " is larger than 512 MB; split it by benchmark");
            }
            JsonNode root = RunFolder.JSON.readTree(file.toFile());
            if (!root.isArray()) {
                throw new BadInputException(file + " is JSON, but no JMH result: an array of benchmarks is expected");
            }
            List<Measured> results = new ArrayList<>();
            for (JsonNode node : root) {
                results.add(measured(node, file, results.size()));
            }
            return results;
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is no JMH JSON: " + where(e), e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Where the JSON breaks, in one line without the text around it. */
    static String where(JsonProcessingException e) {
        var at = e.getLocation();
        return "it breaks " + (at == null ? "" : "at line " + at.getLineNr() + ", column " + at.getColumnNr() + " ")
                + "(truncated, or another format?)";
    }

    private static Measured measured(JsonNode node, Path file, int index) {
        String benchmark = node.path("benchmark").asText("");
        JsonNode primary = node.path("primaryMetric");
        if (benchmark.isEmpty() || !primary.isObject()) {
            throw new BadInputException(file + " is JSON, but entry " + index
                    + " is no JMH result: benchmark and primaryMetric are missing");
        }
        Map<String, String> params = new LinkedHashMap<>();
        node.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
        Map<String, Estimate> secondary = new LinkedHashMap<>();
        node.path("secondaryMetrics").properties().forEach(m -> secondary.put(m.getKey(), estimate(m.getValue())));
        return new Measured(benchmark, node.path("mode").asText(""), params, cell(benchmark, params),
                primary.path("scoreUnit").asText(""), estimate(primary), forks(primary), secondary);
    }

    private static Optional<Cell> cell(String benchmark, Map<String, String> params) {
        if (!benchmark.startsWith("dev.loomwise.")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Cell.ofParams(params));
        } catch (IllegalArgumentException e) {
            // An older or newer loomwise with other parameters: shown as any benchmark is.
            return Optional.empty();
        }
    }

    private static Estimate estimate(JsonNode metric) {
        double score = number(metric.path("score"));
        double error = number(metric.path("scoreError"));
        if (Double.isNaN(score)) {
            return Estimate.exactly(0);
        }
        return Double.isFinite(error) ? new Estimate(score, score - Math.abs(error), score + Math.abs(error))
                : Estimate.exactly(score);
    }

    private static List<double[]> forks(JsonNode metric) {
        List<double[]> forks = new ArrayList<>();
        for (JsonNode fork : metric.path("rawData")) {
            double[] values = new double[fork.size()];
            int n = 0;
            for (JsonNode value : fork) {
                double v = number(value);
                if (Double.isFinite(v)) {
                    values[n++] = v;
                }
            }
            if (n > 0) {
                forks.add(java.util.Arrays.copyOf(values, n));
            }
        }
        return forks;
    }

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        try {
            return node.isTextual() ? Double.parseDouble(node.asText()) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
