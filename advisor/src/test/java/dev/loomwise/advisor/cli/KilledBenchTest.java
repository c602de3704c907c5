package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.data.Study;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: whatever kills a bench, what was measured before stays readable, and no process stays behind. */
class KilledBenchTest {
    @TempDir
    private Path folder;

    @Test
    void a_bench_that_is_killed_keeps_its_finished_cells_and_leaves_no_process() throws Exception {
        Path run = folder.resolve("run");
        Process bench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "bench", "--workload", "timer", "--model",
                "virtual,async", "--out", run.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        try {
            await(() -> Files.exists(run.resolve("run.json")) && Study.read(run).measured().size() >= 2,
                    () -> Files.readString(folder.resolve("log")));
            List<ProcessHandle> children = bench.descendants().toList();
            assertFalse(children.isEmpty(), "the stub server is a child");
            bench.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            await(() -> children.stream().noneMatch(ProcessHandle::isAlive), () -> "orphans: " + children);
        } finally {
            bench.destroyForcibly();
        }
        Study study = Study.read(run);
        assertTrue(study.measured().size() >= 2, study.measured().size() + " cells");
        assertFalse(study.manifest().orElseThrow().endedNormally());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertEquals(0, Main.run(nowhere, System.err, "report", run.toString()));
        assertTrue(Files.readString(run.resolve("report.html")).contains("<svg"));
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private interface Text {
        String get() throws Exception;
    }

    private static void await(Check check, Text otherwise) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (check.holds()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(otherwise.get());
    }
}
