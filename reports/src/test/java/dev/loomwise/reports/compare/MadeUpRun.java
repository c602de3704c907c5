package dev.loomwise.reports.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run with times that a test chooses, written and read as a real one. */
public final class MadeUpRun {
    private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
    private final String name;
    private Optional<Manifest> manifest;
    private String jdk = "";

    public MadeUpRun(String name) {
        this.name = name;
        this.manifest = Optional.of(manifest(name, "alpha", "21.0.4", Fitness.FIT));
    }

    /** Measured elsewhere, or by another JDK, or on a machine in another state. */
    MadeUpRun on(String host, String jdk, Fitness fitness) {
        manifest = Optional.of(manifest(name, host, jdk, fitness));
        return this;
    }

    /** Somebody else's result file. */
    MadeUpRun withoutManifest(String itsJdk) {
        jdk = itsJdk;
        manifest = Optional.empty();
        return this;
    }

    /** A cell of {@code tasks} sleeping tasks. */
    public MadeUpRun cell(ConcurrencyModel model, int tasks, List<double[]> forks) {
        Cell cell = new Cell("timer", model, tasks, Duration.ofMillis(50), Duration.ZERO, 1, 0);
        ObjectNode entry = add("dev.loomwise.bench.suite.TimerSuite.run", "ss", "ms/op", forks);
        cell.params().forEach(entry.putObject("params")::put);
        return this;
    }

    /** Anybody's benchmark. */
    MadeUpRun foreign(String benchmark, String mode, String unit, List<double[]> forks) {
        return foreign(benchmark, mode, unit, forks, 1);
    }

    /** Anybody's benchmark at a number of threads. */
    MadeUpRun foreign(String benchmark, String mode, String unit, List<double[]> forks, int threads) {
        add(benchmark, mode, unit, forks).put("threads", threads).put("jdkVersion", jdk);
        return this;
    }

    public Study in(Path folder) throws IOException {
        return Study.read(write(folder));
    }

    Path write(Path folder) throws IOException {
        Path run = folder.resolve(name);
        Files.createDirectories(run);
        Files.write(run.resolve(RunFolder.RESULTS), RunFolder.JSON.writeValueAsBytes(results));
        if (manifest.isPresent()) {
            Files.write(run.resolve(RunFolder.MANIFEST), RunFolder.JSON.writeValueAsBytes(manifest.get()));
        }
        return run;
    }

    private ObjectNode add(String benchmark, String mode, String unit, List<double[]> forks) {
        ObjectNode entry = results.addObject();
        entry.put("benchmark", benchmark).put("mode", mode);
        ObjectNode metric = entry.putObject("primaryMetric");
        double mean = forks.stream().flatMapToDouble(java.util.Arrays::stream).average().orElseThrow();
        metric.put("score", mean).put("scoreError", "NaN").put("scoreUnit", unit);
        metric.putArray("scoreConfidence").add("NaN").add("NaN");
        ArrayNode raw = metric.putArray("rawData");
        for (double[] fork : forks) {
            ArrayNode iterations = raw.addArray();
            for (double value : fork) {
                iterations.add(value);
            }
        }
        entry.putObject("secondaryMetrics");
        return entry;
    }

    private static Manifest manifest(String name, String host, String jdk, Fitness fitness) {
        Machine machine = new Machine(host, "Example CPU", 2, 8192, "Linux 6.1", "kvm", jdk, "OpenJDK");
        return new Manifest(Manifest.FORMAT, name, Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2026-01-02T03:07:05Z"), true, "every cell was measured", "quick", 1, "0.1.0",
                "0123abc", machine, 2.4, 0.97, 22, List.of(), List.of(), null, fitness, List.of());
    }
}
