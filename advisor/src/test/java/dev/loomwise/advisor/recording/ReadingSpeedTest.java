package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.recording.tally.RecordingTally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant: a recording of a busy program is read at least as fast as the JDK's own tool summarises and prints the events
 * that are used, in memory that does not grow with it. {@code -Dloomwise.recording.seconds=60} makes one of several hundred
 * MB, {@code -Dloomwise.recording=FILE} takes another.
 */
@Tag("slow")
class ReadingSpeedTest {
    private static final String SECONDS = System.getProperty("loomwise.recording.seconds", "8");
    private static final String GIVEN = System.getProperty("loomwise.recording", "");
    private static final String HEAP = "-Xmx192m";

    @TempDir
    private Path folder;

    @Test
    void a_recording_is_read_as_fast_as_the_tool_of_the_jdk_prints_it_in_little_memory() throws Exception {
        Path file = GIVEN.isEmpty() ? record() : Path.of(GIVEN);
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        String events = String.join(",", new RecordingTally(0, List.of()).types());
        double summary = seconds(bin.resolve("jfr").toString(), "summary", file.toString());
        double print = seconds(bin.resolve("jfr").toString(), "print", "--events", events, file.toString());
        double profile = seconds(bin.resolve("java").toString(), HEAP, "-cp", System.getProperty("java.class.path"),
                "dev.loomwise.advisor.cli.Main", "profile", file.toString());
        System.out.printf(Locale.ROOT,
                "SPEED %.0f MB: jfr summary %.1f s, jfr print %.1f s; loomwise profile %.1f s with %s%n",
                Files.size(file) / 1e6, summary, print, profile, HEAP);
        assertAll(() -> assertTrue(Files.size(file) > 20e6, () -> "too small to tell: " + file),
                () -> assertTrue(profile <= summary + print, () -> profile + " s is longer than the JDK's tool takes"));
    }

    private Path record() throws Exception {
        try (Programs programs = new Programs(folder)) {
            return programs.record("ManyEvents", 25, SECONDS).file();
        }
    }

    private static double seconds(String... command) throws IOException, InterruptedException {
        long from = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
        return (System.nanoTime() - from) / 1e9;
    }
}
