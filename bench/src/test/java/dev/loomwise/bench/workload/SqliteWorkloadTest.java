package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: SQLite is a real file, and its slow queries hold the thread that asks. */
class SqliteWorkloadTest {
    @TempDir
    Path folder;

    @AfterEach
    void scratchAnywhere() {
        System.clearProperty(Scratch.FOLDER);
    }

    @Test
    void the_rows_are_in_a_real_file_that_is_gone_afterwards() throws Exception {
        System.setProperty(Scratch.FOLDER, folder.toString());
        Cell cell = new Cell("sqlite", ConcurrencyModel.SYNC, 10, Duration.ZERO, Duration.ZERO, 1, 0);
        try (Rig rig = Rig.open();
                Session session = new SqliteWorkload().open(cell, rig);
                var all = Files.walk(folder)) {
            assertTrue(session.expected() != 0);
            Path file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertTrue(Files.size(file) > 1_000_000, file + " has " + Files.size(file) + " bytes");
            assertEquals("SQLite format 3", new String(Files.readAllBytes(file), 0, 15,
                    java.nio.charset.StandardCharsets.US_ASCII));
        }
        try (var all = Files.list(folder)) {
            assertEquals(0, all.count());
        }
    }

    @Test
    void a_wait_inside_native_code_holds_the_carrier_so_virtual_threads_wait_in_waves_of_cores() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        // Twice as many connections as cores: threads of the system would need one wave, carriers need two.
        Cell cell = new Cell("sqlite", ConcurrencyModel.VIRTUAL, 2 * cores, Duration.ofMillis(40), Duration.ZERO, 1,
                2 * cores);
        assertTrue(ms(cell) >= 80, "virtual threads were not held");
        Cell platform = new Cell("sqlite", ConcurrencyModel.PLATFORM, 2 * cores, Duration.ofMillis(40), Duration.ZERO,
                1, 2 * cores);
        assertTrue(ms(platform) < 80, "platform threads wait side by side");
    }

    /** The best of three: a neighbour makes it longer, nothing makes it shorter. */
    private static double ms(Cell cell) throws Exception {
        SqliteWorkload workload = new SqliteWorkload();
        double best = Double.MAX_VALUE;
        try (Rig rig = Rig.open();
                Session session = workload.open(cell, rig);
                Lane lane = cell.model().open(workload.settings(cell))) {
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                assertEquals(session.expected(), session.run(lane));
                best = Math.min(best, (System.nanoTime() - start) / 1e6);
            }
        }
        return best;
    }
}
