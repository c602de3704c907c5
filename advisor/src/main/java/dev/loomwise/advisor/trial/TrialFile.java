package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Trials that are kept beside a run, a line each.
 *
 * @param name of the file in the run's folder
 */
record TrialFile(String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes all of them at once. */
    void write(Path run, List<Trialled> trialled) throws IOException {
        String lines = trialled.stream().map(t -> t.toJson() + "\n").collect(Collectors.joining());
        RunFolder.replace(run.resolve(name), lines.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is kept there; nothing where there is no such file.
     *
     * @throws IOException when it cannot be read or is damaged
     */
    List<Trialled> read(Path run) throws IOException {
        Path file = run.resolve(name);
        List<Trialled> trialled = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                trialled.add(Trialled.ofJson(JSON.readTree(line)));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new IOException(file + " is damaged; remove it, and the next bench --resume measures it again",
                        e);
            }
        }
        return trialled;
    }
}
