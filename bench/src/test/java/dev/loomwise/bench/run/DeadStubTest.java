package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: without its stub a run measures nothing any more, says so, and goes on later. */
@EnabledOnOs(OS.LINUX)
class DeadStubTest {
    @TempDir
    private Path scratch;

    @Test
    void a_run_whose_stub_dies_ends_with_one_line_and_can_be_resumed() throws Exception {
        Path run = scratch.resolve("run");
        try (BenchProcess bench = BenchProcess.begin("fake", run, scratch)) {
            bench.awaitMeasuring();
            bench.process().descendants().filter(p -> p.info().commandLine().orElse("").contains("-Xmx256m"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertEquals(2, bench.await(), bench.said());
            assertTrue(bench.said().lines().anyMatch(l -> l.startsWith("refused: the stub server ended while timer")),
                    bench.said());
            assertEquals(List.of(), bench.orphans());
        }
        try (BenchProcess bench = BenchProcess.finish("fake", run, scratch)) {
            assertEquals(0, bench.await(), bench.said());
        }
    }
}
