package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.recording.finding.RecordingAnalysis;
import dev.loomwise.advisor.recording.render.ProfileJson;
import dev.loomwise.advisor.recording.render.ProfileText;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: whatever a file holds, it is either read or refused in one line, soon. */
class DamagedRecordingTest {
    private static final long SEED = 20_26;
    private static final int HEADER = 68;

    @TempDir
    private static Path folder;
    private static byte[] whole = {};

    @BeforeAll
    static void record() throws Exception {
        Path file = folder.resolve("whole.jfr");
        try (var settings = Files.newBufferedReader(RecordingSettings.written());
                Recording recording = new Recording(Configuration.create(settings))) {
            recording.disable("jdk.MethodTrace");
            recording.disable("jdk.ThreadDump");
            recording.start();
            try (var pool = java.util.concurrent.Executors.newFixedThreadPool(2)) {
                for (int i = 0; i < 20; i++) {
                    pool.submit(() -> {
                        Thread.sleep(1);
                        return 0;
                    });
                }
            }
            recording.stop();
            recording.dump(file);
        }
        whole = Files.readAllBytes(file);
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.jfr"), bytes);
    }

    /** Reads the file to its end and through every format. */
    private static void read(Path file) {
        var profile = RecordingAnalysis
                .analyse(RecordingReader.read(file, share -> assertTrue(share >= 0 && share <= 1)));
        ProfileText.render(profile);
        ProfileJson.text(profile);
    }

    private static String refused(byte[] bytes) throws IOException {
        Path file = file(bytes);
        String message = String.valueOf(assertThrows(BadInputException.class, () -> read(file)).getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @Test
    void a_whole_recording_is_read() throws IOException {
        read(file(whole));
    }

    @Test
    void a_recording_that_is_cut_off_is_refused_wherever_it_is_cut() throws IOException {
        for (int length : new int[]{1, 4, 60, 67, 68, 100, whole.length / 2, whole.length - 1}) {
            String message = refused(Arrays.copyOf(whole, length));
            assertTrue(message.contains("cut off") || message.contains("not a flight recording"), message);
        }
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertTrue(refused(new byte[0]).contains("is empty"));
    }

    @Test
    void a_file_of_something_else_is_refused() throws IOException {
        assertTrue(refused("PK\3\4 this is no recording, but long enough to be one".repeat(9).getBytes(
                java.nio.charset.StandardCharsets.UTF_8)).contains("is not a flight recording"));
    }

    @Test
    void a_recording_that_is_still_being_written_is_refused() throws IOException {
        byte[] open = whole.clone();
        Arrays.fill(open, 8, 16, (byte) 0);
        assertTrue(refused(open).contains("still being written"));
    }

    @Test
    void a_format_of_the_future_is_refused() throws IOException {
        byte[] future = whole.clone();
        future[5] = 3;
        assertTrue(refused(future).contains("version 3"));
    }

    @Test
    void headers_that_lie_are_refused() throws IOException {
        for (int at : new int[]{16, 24, 32, 40}) {
            byte[] lie = whole.clone();
            lie[at] = 0x7f;
            assertFalse(refused(lie).isEmpty());
        }
    }

    @Test
    void a_hundred_damaged_recordings_are_read_or_refused() throws IOException {
        mutate(100);
    }

    @Test
    @Tag("slow")
    void a_thousand_damaged_recordings_are_read_or_refused() throws IOException {
        mutate(1000);
    }

    /** Anywhere, close together as a broken block is, or numbers as large as they go; the header is tried above. */
    private static void damage(byte[] bytes, int kind, Random random) {
        int around = HEADER + random.nextInt(bytes.length - HEADER);
        int changes = kind == 2 ? 1 + random.nextInt(12) : 1 << random.nextInt(8);
        for (int k = 0; k < changes; k++) {
            int at = switch (kind) {
                case 0 -> HEADER + random.nextInt(bytes.length - HEADER);
                case 1 -> around + random.nextInt(64);
                default -> around + k;
            };
            bytes[Math.min(bytes.length - 1, at)] = (byte) (kind == 2 ? k % 8 == 7 ? 0x7f : 0xff : random.nextInt(256));
        }
    }

    private static void mutate(int times) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < times; i++) {
            byte[] damaged = whole.clone();
            damage(damaged, i % 3, random);
            Path file = file(damaged);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    read(file);
                } catch (BadInputException refused) {
                    assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
                }
            }, "mutation " + i + " of seed " + SEED);
        }
    }
}
