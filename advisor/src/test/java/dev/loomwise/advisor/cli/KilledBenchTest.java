package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.loomwise.bench.run.Manifest;
import dev.loomwise.reports.data.Study;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant: Ctrl-C, termination and a closed terminal end a bench in order, with what there is; whatever kills it, what
 * was measured stays readable, no process stays behind, and it goes on later. The command line as people run it, with
 * real forks.
 */
@EnabledOnOs(OS.LINUX)
class KilledBenchTest {
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15, "HUP", 1);

    @TempDir
    private Path scratch;

    /** In a folder of its own, so that benches may run side by side. */
    private static Process bench(Path scratch, String... args) throws Exception {
        // What is compiled once starts sooner.
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "-Dloomwise.lock=" + scratch.resolve("lock"), "-Djava.io.tmpdir=" + scratch, Main.class.getName(),
                "bench"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(scratch).toFile()).start();
    }

    private static Path log(Path scratch) {
        return scratch.resolve("log");
    }

    /** Until it has measured a cell. */
    private static void awaitCell(Process bench, Path scratch) throws Exception {
        Path run = scratch.resolve("run");
        while (!Files.exists(run.resolve("run.json")) || Study.read(run).measured().isEmpty()) {
            assertTrue(bench.isAlive(), Files.readString(log(scratch)));
            Thread.sleep(50);
        }
    }

    private static boolean ignored(Process process, int signal) throws Exception {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        String mask = status.lines().filter(l -> l.startsWith("SigIgn:")).findFirst().orElseThrow().substring(7)
                .strip();
        return (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) == 1;
    }

    /** All of them at once: most of the time they wait for their forks. */
    @TestFactory
    Stream<DynamicTest> a_signal_ends_a_bench_with_what_there_is() throws Exception {
        Map<String, Process> benches = new TreeMap<>();
        for (String signal : SIGNALS.keySet()) {
            Path own = Files.createDirectory(scratch.resolve(signal));
            benches.put(signal, bench(own, "--workload", "cpu", "--out",
                    own.resolve("run").toString()));
        }
        return benches.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> endedBy(e.getKey(), e.getValue())))
                .onClose(() -> benches.values().forEach(Process::destroyForcibly));
    }

    private void endedBy(String signal, Process bench) throws Exception {
        Path own = scratch.resolve(signal);
        Path run = own.resolve("run");
        int number = SIGNALS.getOrDefault(signal, 0);
        try {
            assumeFalse(ignored(bench, number), "whoever started the tests ignores SIG" + signal + ": skipped");
            awaitCell(bench, own);
            List<ProcessHandle> children = bench.descendants().toList();
            assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(bench.pid())).start().waitFor());
            assertTrue(bench.waitFor(30, TimeUnit.SECONDS), "it ends by itself");
            assertEquals(128 + number, bench.exitValue(), Files.readString(log(own)));
            assertFalse(children.stream().anyMatch(ProcessHandle::isAlive), "orphans: " + children);
        } finally {
            bench.destroyForcibly();
        }
        Manifest manifest = Study.read(run).manifest().orElseThrow();
        assertFalse(manifest.endedNormally());
        assertTrue(String.valueOf(manifest.stopReason()).startsWith("stopped by a signal"), manifest.stopReason());
        assertEquals(List.of(), manifest.failures(), "the fork that was killed is no failure");
        assertTrue(Files.readString(run.resolve("report.html")).contains("</html>"));
        String said = Files.readString(log(own));
        assertTrue(said.contains("--resume " + run), said);
        assertFalse(said.contains("\tat "), said);
    }

    @Test
    void a_bench_that_was_killed_can_be_reported_and_goes_on() throws Exception {
        Path run = scratch.resolve("run");
        Process bench = bench(scratch, "--workload", "cpu", "--model", "virtual,platform", "--budget", "1s",
                "--out", run.toString());
        List<ProcessHandle> children;
        try {
            awaitCell(bench, scratch);
            children = bench.descendants().toList();
        } finally {
            bench.destroyForcibly().waitFor();
        }
        assertFalse(Study.read(run).manifest().orElseThrow().endedNormally());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertEquals(0, Main.run(nowhere, System.err, "report", run.toString()));
        assertTrue(Files.readString(run.resolve("report.html")).contains("<svg"));
        String before = Files.readString(run.resolve("forks.jsonl"));
        Process again = bench(scratch, "--resume", run.toString());
        try {
            killOneFork(again);
            assertTrue(again.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, again.exitValue(), Files.readString(log(scratch)));
        } finally {
            again.destroyForcibly();
        }
        assertFalse(children.isEmpty() || children.stream().anyMatch(ProcessHandle::isAlive), "orphans: " + children);
        Study study = Study.read(run);
        assertTrue(study.manifest().orElseThrow().endedNormally());
        assertEquals(study.manifest().orElseThrow().planned(), study.measured().size());
        String after = Files.readString(run.resolve("forks.jsonl"));
        assertTrue(after.startsWith(before.substring(0, before.lastIndexOf('\n') + 1)), "nothing is measured again");
        assertTrue(Files.exists(run.resolve("costs.json")));
        assertTrue(Files.readString(log(scratch)).contains("failed and is tried again"),
                Files.readString(log(scratch)));
    }

    /** As the system does when memory runs out. */
    private static void killOneFork(Process bench) throws Exception {
        while (bench.isAlive()) {
            var fork = bench.children().filter(p -> p.info().commandLine().orElse("").contains("-Dloomwise.stub="))
                    .findAny();
            if (fork.isPresent()) {
                fork.get().destroyForcibly();
                return;
            }
            Thread.sleep(20);
        }
    }

    @Test
    void without_a_name_the_newest_run_that_ended_early_goes_on() throws Exception {
        for (String name : List.of("older", "newer", "ended", "foreign")) {
            Path run = Files.createDirectories(scratch.resolve(name));
            Files.writeString(run.resolve("run.json"), name.equals("foreign")
                    ? "{"
                    : "{\"endedNormally\":" + name.equals("ended") + "}");
            assertTrue(run.resolve("run.json").toFile().setLastModified(name.equals("older") ? 1_000 : 2_000));
        }
        assertEquals(Optional.of(scratch.resolve("newer")), Runs.newest(scratch, Runs::endedEarly));
        assertEquals(Optional.empty(), Runs.newest(scratch.resolve("ended"), Runs::endedEarly));
    }
}
