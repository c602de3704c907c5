package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: what is written gets its name when it is whole, and what is no file never becomes one. */
class RunFolderTest {
    private static final byte[] CONTENT = "whole".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_pipe_stays_a_pipe_and_gets_the_content() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here: skipped");
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });
        RunFolder.replace(pipe, CONTENT);
        assertFalse(Files.isRegularFile(pipe));
        assertEquals("whole", read.get());
    }

    @Test
    void a_full_device_is_said_and_stays_where_it_is() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no such device here: skipped");
        Path link = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
        IOException full = assertThrows(IOException.class, () -> RunFolder.replace(link, CONTENT));
        assertTrue(String.valueOf(full.getMessage()).contains("No space left"), full.toString());
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void a_link_stays_and_leads_to_the_new_content() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        RunFolder.replace(link, CONTENT);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("whole", Files.readString(file));
    }
}
