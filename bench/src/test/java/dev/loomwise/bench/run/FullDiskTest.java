package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant: a disk that is full costs the fork that did not fit and nothing else. On a real file system of 256 kB, which
 * only root may mount; others see these tests skipped.
 */
class FullDiskTest {
    private static final int BYTES = 256 * 1024;

    @TempDir
    private Path scratch;
    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(scratch.resolve("disk"));
        assumeTrue(shell("mount -t tmpfs -o size=" + BYTES + " loomwise-test " + disk) == 0,
                "no right to mount a small file system: skipped");
    }

    @AfterEach
    void unmount() throws Exception {
        shell("umount " + disk + " || umount -l " + disk);
    }

    private static int shell(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** Takes the room of the disk but for {@code left} bytes. */
    private Path ballast(int left) throws IOException {
        return Files.write(disk.resolve("ballast"), new byte[BYTES - left]);
    }

    @Test
    void a_journal_on_a_full_disk_ends_with_its_last_whole_fork_and_goes_on_when_there_is_room() throws Exception {
        Path ballast = ballast(16 * 1024);
        Fork fork = Forks.of(Forks.six().getFirst(), 1, 2, 3);
        int added = 0;
        try (Journal journal = Journal.open(disk)) {
            while (added < 1000) {
                journal.add(fork);
                added++;
            }
        } catch (IOException full) {
            assertTrue(String.valueOf(full.getMessage()).contains("No space left"), full.toString());
        }
        assertTrue(added > 1 && added < 1000, added + " forks fit");
        assertEquals(added, Journal.read(disk).size());
        Files.delete(ballast);
        try (Journal journal = Journal.open(disk)) {
            journal.add(fork);
        }
        assertEquals(added + 1, Journal.read(disk).size());
    }

    @Test
    void a_file_that_cannot_be_replaced_stays_whole_and_no_half_one_lies_beside_it() throws Exception {
        byte[] before = new byte[10_000];
        Arrays.fill(before, (byte) 'a');
        Path file = disk.resolve("run.json");
        RunFolder.replace(file, before);
        ballast(16 * 1024);
        assertThrows(IOException.class, () -> RunFolder.replace(file, new byte[20_000]));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (var files = Files.list(disk)) {
            assertEquals(List.of("ballast", "run.json"), files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void a_run_on_a_full_disk_ends_with_one_line_and_goes_on_when_there_is_room() throws Exception {
        Path ballast = ballast(64 * 1024);
        Path run = disk.resolve("run");
        long kept;
        try (BenchProcess bench = BenchProcess.begin("fake", run, scratch)) {
            assertEquals(2, bench.await(), bench.said());
            assertTrue(bench.said().lines().toList().getLast().matches("refused: .*No space left.*"), bench.said());
            kept = bench.kept();
            assertEquals(List.of(), bench.orphans());
        }
        assertTrue(kept > 0, "some forks fit");
        assertTrue(SavedRun.read(run).forks().size() >= kept);
        Files.delete(ballast);
        try (BenchProcess bench = BenchProcess.resume("fake", run, scratch)) {
            assertEquals(0, bench.await(), bench.said());
        }
        assertTrue(SavedRun.read(run).manifest().endedNormally());
    }
}
