package dev.loomwise.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a run as the bench module writes one: five models, several questions, made-up but plausible times. */
public final class SampleRun {
    private final Random random = new Random(7);
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();

    /** A whole run of {@code host} in {@code folder}. */
    public static Path write(Path folder, String host) throws IOException {
        SampleRun run = new SampleRun();
        run.question("TimerSuite", "timer", 100, "50ms", "0", 0, Map.of("virtual", 51.0, "platform", 52.0, "async",
                51.0));
        run.question("TimerSuite", "timer", 1000, "50ms", "0", 0, Map.of("virtual", 53.0, "platform", 71.0, "async",
                52.9));
        run.question("TimerSuite", "timer", 10_000, "50ms", "0", 0, Map.of("virtual", 58.0, "async", 54.0));
        run.question("HttpSuite", "http", 100, "100ms", "1ms", 0, Map.of("sync", 10_150.0, "virtual", 156.0,
                "platform", 160.0, "forkjoin", 5_080.0, "async", 155.0));
        run.question("CpuSuite", "cpu", 40, "0", "2ms", 0, Map.of("sync", 80.5, "virtual", 41.5, "platform", 41.0,
                "forkjoin", 40.6, "async", 40.9));
        run.question("DivisibleSuite", "divisible", 1, "0", "200ms", 0, Map.of("sync", 201.0, "virtual", 201.0,
                "platform", 201.0, "forkjoin", 103.0, "async", 201.0));
        Files.createDirectories(folder);
        RunFolder.replace(folder.resolve(RunFolder.RESULTS), RunFolder.JSON.writeValueAsBytes(run.results));
        RunFolder.replace(folder.resolve(RunFolder.MANIFEST), RunFolder.JSON.writeValueAsBytes(manifest(host)));
        return folder;
    }

    /** A manifest of a run that ended normally after three minutes. */
    public static Manifest manifest(String host) {
        Machine machine = new Machine(host, "Example CPU", 2, 8192, "Linux 6.1", "container", "25.0.3", "OpenJDK");
        return new Manifest(Manifest.FORMAT, "sample", Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2026-01-02T03:07:05Z"), true, "every cell was measured", "quick", 1, "0.1.0", null,
                machine, 2.4, 0.97, 22, List.of("the machine is busy"),
                List.of(new Manifest.Failure("http 9 sync", "no answer")), null, Fitness.NOISY, List.of());
    }

    private void question(String suite, String workload, int tasks, String wait, String cpu, int inFlight,
            Map<String, Double> medians) {
        for (ConcurrencyModel model : ConcurrencyModel.values()) {
            Double median = medians.get(model.id());
            if (median != null) {
                Cell cell = new Cell(workload, model, tasks, Units.duration(wait), Units.duration(cpu), 1, inFlight);
                results.add(entry(suite, cell, median));
            }
        }
    }

    private ObjectNode entry(String suite, Cell cell, double median) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("benchmark", "dev.loomwise.bench.suite." + suite + ".run").put("mode", "ss");
        cell.params().forEach(entry.putObject("params")::put);
        ObjectNode primary = entry.putObject("primaryMetric");
        metric(primary, median, "ms/op");
        ArrayNode forks = primary.putArray("rawData");
        for (int fork = 0; fork < 3; fork++) {
            double level = median * (1 + 0.004 * random.nextGaussian());
            ArrayNode iterations = forks.addArray();
            for (int i = 0; i < 8; i++) {
                iterations.add(level * (1 + 0.01 * Math.abs(random.nextGaussian())));
            }
        }
        ObjectNode secondary = entry.putObject("secondaryMetrics");
        metric(secondary.putObject("clientCpu"), cell.tasks() * 0.03 + 1, "ms/op");
        metric(secondary.putObject("alloc"), cell.tasks() * 0.002, "MB/op");
        metric(secondary.putObject("peakRss"), 70 + cell.tasks() * 0.01, "MB");
        metric(secondary.putObject("threads"), 12, "#");
        return entry;
    }

    private static void metric(ObjectNode metric, double score, String unit) {
        metric.put("score", score).put("scoreError", "NaN").put("scoreUnit", unit);
        metric.putArray("scoreConfidence").add("NaN").add("NaN");
    }
}
