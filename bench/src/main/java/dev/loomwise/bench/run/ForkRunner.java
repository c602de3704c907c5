package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Scratch;
import dev.loomwise.bench.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures a cell in one JMH fork. */
final class ForkRunner implements ForkSource {
    /** Set for every fork: otherwise it inherits the launcher's flags, and its class archive. */
    private static final List<String> JVM_ARGS = List.of("-Xmx4g", "-XX:+UseParallelGC");

    /** An iteration that takes longer waits for something that never comes. In seconds. */
    private static final String PATIENCE = "loomwise.patience";
    private static final int USUAL_PATIENCE = 60;
    private static final String TIMED_OUT = "benchmark timed out";

    private final Path folder;
    private final URI stub;
    private final long stubPid;
    private final StopRule rule;
    private final double nanosPerUnit;
    private final int cores;

    ForkRunner(Path folder, StubProcess stub, Manifest manifest, StopRule rule) {
        this(folder, stub.uri(), stub.pid(), manifest.nanosPerUnit(), manifest.machine().cores(), rule);
    }

    /** With another downstream than the stub of a run, in the process {@code stubPid}. */
    ForkRunner(Path folder, URI stub, long stubPid, double nanosPerUnit, int cores, StopRule rule) {
        this.folder = folder;
        this.stub = stub;
        this.stubPid = stubPid;
        this.nanosPerUnit = nanosPerUnit;
        this.cores = cores;
        this.rule = rule;
    }

    @Override
    public Fork measure(Cell cell) throws CellFailed, IOException {
        Instant at = Instant.now();
        long begin = System.nanoTime();
        Optional<NoiseMeter> before = NoiseMeter.read(stubPid);
        ObjectNode result = result(cell);
        Noise noise = before.flatMap(b -> NoiseMeter.read(stubPid).flatMap(now -> now.since(b))).orElse(null);
        return new Fork(cell.params(), at, Math.round((System.nanoTime() - begin) / 1e4) / 1e2, noise,
                noise != null && disturbance(cell, noise) > rule.spoiled(), result);
    }

    /** A database works for us, though its processes are not ours: what it takes is no disturbance. */
    private static double disturbance(Cell cell, Noise noise) {
        return cell.workload().equals("jdbc") ? noise.stolen() : noise.lost();
    }

    /** The result as JMH writes it. */
    private ObjectNode result(Cell cell) throws CellFailed, IOException {
        // In the run's folder: nobody else reads it, and what a killed run leaves is cleared away with it.
        Path log = folder.resolve(".fork.log");
        // Of this fork alone: one that is killed cannot clear away what it wrote.
        Path scratch = folder.resolve(RunFolder.SCRATCH);
        Scratch.remove(scratch);
        Files.createDirectory(scratch);
        try {
            var results = new Runner(options(cell, log, scratch)).run();
            var json = new ByteArrayOutputStream();
            try (var out = new PrintStream(json, false, StandardCharsets.UTF_8)) {
                ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
            }
            JsonNode array = RunFolder.JSON.readTree(json.toByteArray());
            if (array.size() != 1) {
                throw new CellFailed("the fork brought " + array.size() + " results instead of one");
            }
            ObjectNode result = (ObjectNode) array.get(0);
            // Says where the JDK lies on this machine, which nobody else needs to know.
            result.remove("jvm");
            TaskSample.tasks(cell, cores).ifPresent(tasks -> TaskSample.scale(result, (double) cell.tasks() / tasks));
            return result;
        } catch (RunnerException e) {
            if (String.valueOf(e.getMessage()).contains("JMH lock")) {
                throw new IOException("another JMH run is measuring on this machine; wait for it to end", e);
            }
            throw new CellFailed(reason(log, e));
        } finally {
            Files.deleteIfExists(log);
            Scratch.remove(scratch);
        }
    }

    private org.openjdk.jmh.runner.options.Options options(Cell cell, Path log, Path scratch) {
        Effort effort = Effort.of(cell, cores);
        String suite = Workload.named(cell.workload()).orElseThrow().suite();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^dev\\.loomwise\\.bench\\.suite\\." + suite + "\\.run$").forks(1).warmupIterations(1)
                .warmupBatchSize(effort.warmups()).measurementIterations(effort.iterations()).measurementBatchSize(1)
                .addProfiler(CostProfiler.class).shouldFailOnError(true).verbosity(VerboseMode.NORMAL)
                .output(log.toString()).timeout(TimeValue.seconds(patience())).jvmArgs(JVM_ARGS.toArray(String[]::new))
                .jvmArgsAppend(properties(cell, scratch));
        cell.params().forEach(options::param);
        return options.build();
    }

    private String[] properties(Cell cell, Path scratch) {
        List<String> properties = new ArrayList<>(
                List.of("-D" + Rig.STUB + "=" + stub, "-D" + Lifeline.PROPERTY + "=true",
                        "-D" + Scratch.FOLDER + "=" + scratch, "-D" + Rig.NANOS_PER_UNIT + "=" + nanosPerUnit));
        TaskSample.tasks(cell, cores).ifPresent(tasks -> properties.add("-D" + TaskSample.PROPERTY + "=" + tasks));
        return properties.toArray(String[]::new);
    }

    private static int patience() {
        return Integer.getInteger(PATIENCE, USUAL_PATIENCE);
    }

    /** The first line of the fork's log that names an exception says more than JMH's own message. */
    private static String reason(Path log, RunnerException e) throws IOException {
        List<String> lines = Files.readAllLines(log);
        if (lines.stream().anyMatch(l -> l.contains(TIMED_OUT))) {
            return "an operation did not end within " + patience() + " s: what it waits for does not answer";
        }
        return lines.stream().map(String::strip).filter(l -> l.matches("(Caused by: )?[\\w.$]+(Exception|Error)\\b.*"))
                .findFirst().orElse(String.valueOf(e.getMessage()));
    }
}
