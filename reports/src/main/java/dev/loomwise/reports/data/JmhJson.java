package dev.loomwise.reports.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import dev.loomwise.reports.stats.MeanInterval;
import dev.loomwise.reports.stats.MedianInterval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The list that JMH writes with {@code -rf json}. NaN and the infinities are text there. */
final class JmhJson {
    /** What the suites of loomwise are measured in; an entry in another unit is shown as anybody else's. */
    private static final String CELL_UNIT = "ms/op";

    /** A year, in milliseconds. */
    private static final double LONGEST_MS = 365 * 86_400_000.0;

    /** The mode whose percentiles are those of its calls; elsewhere they repeat the few raw values. */
    private static final String SAMPLED = "sample";
    private static final long SEED = 1;
    /** Enough that the ends of an interval do not move in the digits that are shown. */
    private static final int REPLICATES = 2000;
    /** For files so large that nobody reads every digit, and everybody waits. */
    private static final int FEWER_REPLICATES = 200;
    private static final int LARGE = 2000;

    /** How JMH marks profilers' metrics: a dot in the middle of the line, or what became of it. */
    private static final Pattern MARK = Pattern.compile("^[\\u00b7\\u00c2\\ufffd?]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final Path file;
    private final Shared shared;
    private int replicates = REPLICATES;
    private final List<Measured> measured = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    JmhJson(Path file) {
        this(file, new Shared());
    }

    private JmhJson(Path file, Shared shared) {
        this.file = file;
        this.shared = shared;
    }

    List<Measured> measured() {
        return measured;
    }

    List<String> notes() {
        return notes;
    }

    /** Reads a file of many megabytes; false, and nothing read, where it needs {@link #readAll} to say what is wrong. */
    boolean readLarge(byte[] list) {
        Optional<List<JmhJson>> entries = LargeList.of(list)
                .flatMap(large -> large.read((entry, i) -> entry(entry, i, replicates(large.size()))));
        entries.ifPresent(this::add);
        return entries.isPresent();
    }

    void readAll(JsonNode list) {
        if (!list.isArray()) {
            throw new BadInputException(file + " is not JMH JSON: it holds no list of results; give the file that JMH "
                    + "wrote with -rf json");
        }
        add(IntStream.range(0, list.size()).parallel()
                .mapToObj(i -> entry(list.get(i), i, replicates(list.size()))).toList());
    }

    private static int replicates(int entries) {
        return entries > LARGE ? FEWER_REPLICATES : REPLICATES;
    }

    private JmhJson entry(JsonNode entry, int position, int chosen) {
        JmhJson one = new JmhJson(file, shared);
        one.replicates = chosen;
        one.entry(entry, position + 1);
        return one;
    }

    private void add(List<JmhJson> entries) {
        entries.forEach(one -> {
            measured.addAll(one.measured);
            notes.addAll(one.notes);
        });
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
        Map<String, String> units = new HashMap<>();
        entry.path("secondaryMetrics").properties().forEach(e -> estimate(e.getValue()).ifPresent(value -> {
            String name = shared.one(MARK.matcher(e.getKey()).replaceFirst(""));
            secondary.put(name, value);
            units.put(name, shared.one(e.getValue().path("scoreUnit").asText("")));
        }));
        Map<String, String> params = new LinkedHashMap<>();
        entry.path("params").properties()
                .forEach(e -> params.put(shared.one(e.getKey()), shared.one(e.getValue().asText())));
        String unit = shared.one(metric.path("scoreUnit").asText(""));
        Optional<Cell> cell = unit.equals(CELL_UNIT) && isTime(score.get(), forks)
                ? cell(params)
                : Optional.empty();
        if (cell.isPresent()) {
            int values = forks.stream().mapToInt(f -> f.length).sum();
            secondary.replaceAll((name, value) -> MeanInterval.of(value, values));
        }
        String mode = shared.one(entry.path("mode").asText(""));
        measured.add(new Measured(shared.one(benchmark), mode, params, cell, unit,
                score.get(),
                forks.isEmpty() ? score.get() : MedianInterval.of(forks, replicates, SEED), forks, secondary,
                shared.one(Map.copyOf(units)),
                mode.equals(SAMPLED) ? percentiles(metric.path("scorePercentiles")) : Collections.emptySortedMap(),
                shared.one(setup(entry))));
    }

    private SortedMap<Double, Double> percentiles(JsonNode node) {
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        node.properties().forEach(e -> {
            double rank = number(e.getKey());
            double value = number(e.getValue());
            if (rank >= 0 && rank <= 100 && Double.isFinite(value)) {
                percentiles.put(shared.one(rank), value);
            }
        });
        return percentiles;
    }

    private static Setup setup(JsonNode entry) {
        List<String> jvmArgs = new ArrayList<>();
        entry.path("jvmArgs").forEach(arg -> jvmArgs.add(arg.asText()));
        return new Setup(entry.path("jmhVersion").asText(""), entry.path("jdkVersion").asText(""),
                entry.path("vmName").asText(""), jvmArgs, entry.path("threads").asInt(), entry.path("forks").asInt(),
                rounds(entry, "warmup"), rounds(entry, "measurement"));
    }

    private static String rounds(JsonNode entry, String kind) {
        int iterations = entry.path(kind + "Iterations").asInt();
        return iterations == 0 ? "" : iterations + " x " + entry.path(kind + "Time").asText("?");
    }

    /** Whether these can be times; a cell is divided by its time, and drawn on a logarithmic axis. */
    private static boolean isTime(Estimate score, List<double[]> forks) {
        return score.point() > 0 && score.point() < LONGEST_MS
                && forks.stream().allMatch(JmhJson::areTimes);
    }

    private static boolean areTimes(double[] fork) {
        for (double value : fork) {
            if (!(value > 0 && value < LONGEST_MS)) {
                return false;
            }
        }
        return true;
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
            double[] finite = new double[fork.size()];
            int found = 0;
            for (JsonNode v : fork) {
                double value = number(v);
                if (Double.isFinite(value)) {
                    finite[found++] = value;
                }
            }
            if (found > 0) {
                forks.add(Arrays.copyOf(finite, found));
            }
        }
        return forks;
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : number(node.asText(""));
    }

    private static double number(String text) {
        return switch (text) {
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        };
    }
}
