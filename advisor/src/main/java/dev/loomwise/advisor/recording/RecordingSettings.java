package dev.loomwise.advisor.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The settings that the analysis needs: {@code loomwise.jfc}, where each has its reason. */
public final class RecordingSettings {
    private RecordingSettings() {}

    /** Writes them to a file that other JVMs can read, until this one ends; its name holds nothing that needs quotes. */
    public static Path written() {
        try (InputStream in = RecordingSettings.class.getResourceAsStream("loomwise.jfc")) {
            if (in == null) {
                throw new IllegalStateException("loomwise.jfc is missing from the jar");
            }
            Path file = Files.createTempFile("loomwise", ".jfc");
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
