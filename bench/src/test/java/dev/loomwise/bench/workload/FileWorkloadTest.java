package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: files are read whole, and none is left however a session ends. */
class FileWorkloadTest {
    @TempDir
    Path folder;

    @BeforeEach
    void scratchHere() {
        System.setProperty(Scratch.FOLDER, folder.toString());
        // Nothing computes here, so the core's speed need not be measured each time.
        System.setProperty(Rig.NANOS_PER_UNIT, "1");
    }

    @AfterEach
    void scratchAnywhere() {
        System.clearProperty(Scratch.FOLDER);
        System.clearProperty(Rig.NANOS_PER_UNIT);
    }

    private static Cell cell(String workload, ConcurrencyModel model, String bytes) {
        return new Cell(workload, model, 20, Duration.ZERO, Duration.ZERO, 1, 0, new TreeMap<>(Map.of("bytes", bytes)));
    }

    private List<Path> left() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void each_task_has_a_file_of_that_size_while_the_session_is_open_and_none_after_it() throws Exception {
        Workload workload = Workload.named("file").orElseThrow();
        try (Rig rig = Rig.open(); Session session = workload.open(cell("file", ConcurrencyModel.SYNC, "3KB"), rig)) {
            assertEquals(20, left().size());
            assertEquals(3072, Files.size(left().getFirst()));
            assertTrue(session.expected() != 0);
        }
        assertEquals(List.of(), left());
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_ends_early_fails_the_operation_under_every_model(ConcurrencyModel model) throws Exception {
        Workload workload = Workload.named("file").orElseThrow();
        Cell cell = cell("file", model, "64KB");
        try (Rig rig = Rig.open();
                Session session = workload.open(cell, rig);
                Lane lane = model.open(workload.settings(cell))) {
            try (RandomAccessFile shorter = new RandomAccessFile(left().getFirst().toFile(), "rw")) {
                shorter.setLength(60_000);
            }
            ExecutionException failed = assertThrows(ExecutionException.class, () -> session.run(lane));
            assertInstanceOf(EOFException.class, failed.getCause());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7B", "65MB", "0"})
    void sizes_that_cannot_be_meant_are_refused_and_leave_nothing(String bytes) throws Exception {
        try (Rig rig = Rig.open()) {
            assertThrows(IllegalArgumentException.class,
                    () -> Workload.named("file").orElseThrow().open(cell("file", ConcurrencyModel.SYNC, bytes), rig));
        }
        assertEquals(List.of(), left());
    }

    @Test
    void past_the_page_cache_only_whole_blocks_are_read() throws Exception {
        Workload direct = Workload.named("file-direct").orElseThrow();
        assumeTrue(direct.unavailable().isEmpty(), () -> "skipped: " + direct.unavailable().orElseThrow());
        try (Rig rig = Rig.open()) {
            var refused = assertThrows(IllegalArgumentException.class,
                    () -> direct.open(cell("file-direct", ConcurrencyModel.SYNC, "5000B"), rig));
            assertTrue(refused.toString().contains("no multiple"), refused.toString());
        }
        assertEquals(List.of(), left());
    }

    @Test
    void a_folder_that_cannot_be_read_past_the_page_cache_is_said_with_the_way_out() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory), "skipped: no file system in memory here");
        System.setProperty(Scratch.FOLDER, memory.toString());
        // Newer kernels take the option there too, and then there is nothing to say.
        Workload.named("file-direct").orElseThrow().unavailable()
                .ifPresent(why -> assertTrue(why.contains("java.io.tmpdir") && why.lines().count() == 1, why));
    }

    @Test
    void a_jvm_that_is_told_to_end_in_the_middle_leaves_no_file() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + Scratch.FOLDER + "=" + folder, "-cp", System.getProperty("java.class.path"),
                Holder.class.getName()).redirectErrorStream(true).start();
        assertEquals("open", process.inputReader().readLine());
        assertEquals(20, left().size());
        process.destroy();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(List.of(), left());
    }

    /** Opens a session and waits to be ended. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            try (Rig rig = Rig.open();
                    Session session = Workload.named("file").orElseThrow()
                            .open(cell("file", ConcurrencyModel.SYNC, "4KB"), rig)) {
                System.out.println(session.expected() == 0 ? "empty" : "open");
                Thread.sleep(60_000);
            }
        }
    }
}
