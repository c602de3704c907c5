package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the launcher runs once after a build, so that the JVM's archive holds what an advice and a report need. */
final class Training {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false,
            StandardCharsets.UTF_8);
    /** So many blanks behind the results, and they are read as those of a large run are. */
    private static final int LARGE = 8 << 20;
    private static final List<ConcurrencyModel> MODELS = List.of(ConcurrencyModel.VIRTUAL, ConcurrencyModel.ASYNC);

    private Training() {}

    /**
     * Plays what the archive of that kind is for.
     *
     * @param kind {@code report}, or anything else for advice
     * @return the exit code of the first command that failed, or 0
     */
    static int run(String kind) {
        try {
            return kind.equals("report") ? report() : advice();
        } catch (IOException e) {
            // It comes more slowly, and comes all the same.
            return Main.FAULT;
        }
    }

    private static int advice() {
        for (String format : List.of("text", "json", "text")) {
            // A run tells of cold starts, the costs that ship with the program do not.
            String start = format.equals("json") ? "cold" : "warm";
            int code = Main.run(NOWHERE, NOWHERE, "advise", "--tasks", "1000", "--wait", "100ms", "--cpu", "1ms",
                    "--io", "http", "--downstream", "local", "--start", start, "--format", format);
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    /** A report of a made-up run: charts, templates and predictions. */
    private static int report() throws IOException {
        Path folder = Files.createTempDirectory("loomwise");
        Path page = folder.resolve("report.html");
        List<Path> files = List.of(folder.resolve(RunFolder.RESULTS), folder.resolve(RunFolder.MANIFEST),
                folder.resolve("costs.json"), page);
        try {
            Files.writeString(files.get(0), RunFolder.JSON.writeValueAsString(results()) + " ".repeat(LARGE));
            Files.write(files.get(1), RunFolder.JSON.writeValueAsBytes(manifest()));
            CalibrationStore.write(folder, CalibrationStore.reference());
            return Main.run(NOWHERE, NOWHERE, "report", folder.toString(), "--out", page.toString());
        } finally {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        }
    }

    private static ArrayNode results() {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (int tasks : new int[]{10, 100}) {
            for (ConcurrencyModel model : MODELS) {
                Cell cell = new Cell("http", model, tasks, Duration.ofMillis(50), Duration.ofMillis(1), 1, 0);
                ObjectNode entry = entry(results, "dev.loomwise.bench.suite.HttpSuite.run", 50 + tasks / 2.0);
                cell.params().forEach(entry.putObject("params")::put);
            }
        }
        for (int size = 1; size <= 3; size++) {
            entry(results, "org.example.Queue.offer", size).putObject("params").put("size", String.valueOf(size));
        }
        return results;
    }

    private static ObjectNode entry(ArrayNode results, String benchmark, double ms) {
        ObjectNode entry = results.addObject().put("benchmark", benchmark).put("mode", "ss");
        ObjectNode metric = entry.putObject("primaryMetric").put("score", ms).put("scoreUnit", "ms/op");
        metric.putArray("scoreConfidence").add(ms * 0.9).add(ms * 1.1);
        metric.putArray("rawData").addArray().add(ms * 0.98).add(ms).add(ms * 1.02);
        entry.putObject("secondaryMetrics").putObject("clientCpu").put("score", ms / 2).put("scoreUnit", "ms/op");
        return entry;
    }

    private static Manifest manifest() {
        Machine machine = new Machine("host", "processor", 2, 4096, "system", "none", "25", "OpenJDK");
        return new Manifest(Manifest.FORMAT, "training", Instant.EPOCH, Instant.EPOCH, true, "", "quick", 1,
                Main.VERSION, null, machine, 2.4, 1, 7, List.of(), List.of(), null, Fitness.FIT, List.of());
    }
}
