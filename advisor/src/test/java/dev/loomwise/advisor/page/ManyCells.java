package dev.loomwise.advisor.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Result files of ten thousand entries, each as large as JMH writes it: percentiles, raw values, profilers' metrics. */
final class ManyCells {
    static final int COUNT = 10_000;
    private static final List<ConcurrencyModel> MODELS = List.of(ConcurrencyModel.SYNC, ConcurrencyModel.VIRTUAL,
            ConcurrencyModel.PLATFORM, ConcurrencyModel.FORKJOIN, ConcurrencyModel.ASYNC);
    private static final Map<String, String> METRICS = Map.of("alloc", "MB/op", "allocPerTask", "KB/task", "clientCpu",
            "ms/op", "cpuPerTask", "us/task", "peakHeap", "MB", "peakRss", "MB", "stubCpu", "ms/op", "threads", "#");
    private static final Map<String, String> PROFILED = Map.of("·gc.alloc.rate", "MB/sec", "·gc.alloc.rate.norm",
            "B/op",
            "·gc.count", "counts", "·gc.time", "ms");
    private static final double[] RANKS = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};
    private static final int FORKS = 2;
    private static final int ITERATIONS = 8;

    private final Random random = new Random(11);

    private ManyCells() {}

    /** A run of loomwise: two thousand questions, each put to five models, with costs to predict from. */
    static Path run(Path folder) throws IOException {
        SampleReport.run(folder);
        ManyCells cells = new ManyCells();
        write(folder.resolve("results.json"), i -> cells.cell(i));
        return folder;
    }

    /** Somebody else's result file: a hundred classes with parameters, under the profiler of collections. */
    static Path foreign(Path file) throws IOException {
        ManyCells cells = new ManyCells();
        write(file, i -> cells.benchmark(i));
        return file;
    }

    private interface Entry {
        ObjectNode at(int i);
    }

    private static void write(Path file, Entry entries) throws IOException {
        try (JsonGenerator json = new ObjectMapper().createGenerator(Files.newOutputStream(file))) {
            json.useDefaultPrettyPrinter().writeStartArray();
            for (int i = 0; i < COUNT; i++) {
                json.writeTree(entries.at(i));
            }
            json.writeEndArray();
        }
    }

    private ObjectNode cell(int i) {
        int question = i / MODELS.size();
        ConcurrencyModel model = MODELS.get(i % MODELS.size());
        String workload = List.of("timer", "http").get(question % 2);
        int tasks = 10 * (1 + question / 2 % 20);
        int waitMs = 1 + question / 40 % 10 * 10;
        int cpuUs = 100 * (1 + question / 400);
        Cell cell = new Cell(workload, model, tasks, Duration.ofMillis(waitMs), Duration.ofNanos(cpuUs * 1000L), 1, 0);
        double all = tasks * (waitMs + cpuUs / 1e3);
        double time = model == ConcurrencyModel.SYNC ? all : waitMs * 1.02 + tasks * cpuUs / 2e3 * (1 + i % 5 / 9.0);
        return entry("dev.loomwise.bench.suite." + (workload.equals("http") ? "HttpSuite" : "TimerSuite") + ".run",
                "ss",
                cell.params(), time, "ms/op", METRICS);
    }

    private ObjectNode benchmark(int i) {
        String name = "org.example.pack%d.Collections%dBenchmark.%s".formatted(i / 1000, i / 100,
                List.of("add", "get", "iterate", "remove", "sort").get(i % 5));
        Map<String, String> params = Map.of("size", List.of("10", "100", "1000", "10000").get(i / 5 % 4), "kind",
                List.of("array", "linked", "hash", "tree", "skip").get(i / 20 % 5));
        return entry(name, i % 1000 < 500 ? "avgt" : "thrpt", params, 5 + i % 97, i % 1000 < 500 ? "ns/op" : "ops/us",
                PROFILED);
    }

    private ObjectNode entry(String benchmark, String mode, Map<String, String> params, double middle, String unit,
            Map<String, String> metrics) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("jmhVersion", "1.37").put("benchmark", benchmark)
                .put("mode", mode).put("threads", 1).put("forks", FORKS).put("jvm", "/usr/lib/jvm/java-25/bin/java");
        entry.putArray("jvmArgs").add("-Xmx4g").add("-XX:+UseParallelGC");
        entry.put("jdkVersion", "25.0.3").put("vmName", "OpenJDK 64-Bit Server VM").put("vmVersion", "25.0.3+9-LTS")
                .put("warmupIterations", 5).put("warmupTime", "1 s").put("warmupBatchSize", 1)
                .put("measurementIterations", ITERATIONS).put("measurementTime", "1 s").put("measurementBatchSize", 1);
        params.forEach(entry.putObject("params")::put);
        entry.set("primaryMetric", metric(middle, unit));
        ObjectNode secondary = entry.putObject("secondaryMetrics");
        metrics.forEach((name, its) -> secondary.set(name, metric(1 + random.nextInt(200), its)));
        return entry;
    }

    private ObjectNode metric(double middle, String unit) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode();
        ArrayNode raw = JsonNodeFactory.instance.arrayNode();
        double[] all = new double[FORKS * ITERATIONS];
        for (int f = 0; f < FORKS; f++) {
            ArrayNode fork = raw.addArray();
            double level = middle * (1 + 0.02 * random.nextGaussian());
            for (int i = 0; i < ITERATIONS; i++) {
                all[f * ITERATIONS + i] = level * (1 + 0.02 * Math.abs(random.nextGaussian()));
                fork.add(all[f * ITERATIONS + i]);
            }
        }
        double mean = Arrays.stream(all).average().orElseThrow();
        metric.put("score", mean).put("scoreError", mean * 0.03);
        metric.putArray("scoreConfidence").add(mean * 0.97).add(mean * 1.03);
        ObjectNode percentiles = metric.putObject("scorePercentiles");
        Arrays.sort(all);
        for (double rank : RANKS) {
            percentiles.put(Double.toString(rank), all[(int) Math.min(all.length - 1, rank / 100 * all.length)]);
        }
        metric.put("scoreUnit", unit).set("rawData", raw);
        return metric;
    }
}
