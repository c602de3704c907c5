package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: of two runs at once the second is refused before it touches anything, and a dead run locks out nobody. */
@EnabledOnOs(OS.LINUX)
class RunLockTest {
    @TempDir
    private Path scratch;

    @Test
    void a_second_run_is_refused_and_a_killed_run_gives_the_lock_back() throws Exception {
        Path first = scratch.resolve("first");
        Path second = scratch.resolve("second");
        try (BenchProcess measuring = BenchProcess.begin("fake", first, scratch)) {
            while (measuring.isAlive() && !Files.exists(first.resolve(RunFolder.MANIFEST))) {
                Thread.sleep(20);
            }
            try (BenchProcess refused = BenchProcess.begin("fake", second, scratch)) {
                assertEquals(2, refused.await(), refused.said());
                assertEquals("refused: another loomwise run is measuring on this machine; wait for it to end",
                        refused.said().strip());
                assertTrue(Files.notExists(second), "the second touched nothing");
            }
            measuring.kill();
        }
        try (BenchProcess next = BenchProcess.resume("fake", first, scratch)) {
            assertEquals(0, next.await(), next.said());
        }
    }
}
