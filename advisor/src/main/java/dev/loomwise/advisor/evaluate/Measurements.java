package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.advisor.evaluate.MeasuredProfile.Origin;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measured profiles of a run, a line each: what was measured is kept, whenever the measuring ends. */
final class Measurements {
    /** Beside the run whose costs are judged. */
    static final String FILE = "evaluation.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Measurements() {}

    /**
     * What is there; nothing where there is no file. Of a profile that was measured several times, the time at which neighbours
     * took least.
     *
     * @throws BadInputException as {@link #all}
     */
    static List<MeasuredProfile> read(Path file) {
        Map<Origin, MeasuredProfile> calmest = new LinkedHashMap<>();
        all(file).forEach(one -> calmest.merge(one.origin(), one,
                (before, again) -> again.stolen() < before.stolen() ? again : before));
        return List.copyOf(calmest.values());
    }

    /**
     * All that is there, in the order of measuring.
     *
     * @throws BadInputException when it is damaged; the end of a line that was being written does not count as damage
     */
    static List<MeasuredProfile> all(Path file) {
        List<MeasuredProfile> measured = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            try {
                MeasuredProfile one = MeasuredProfile.ofJson(JSON.readTree(lines.get(i)));
                if (one.runs().values().stream().anyMatch(runs -> runs.size() < 2) || one.runs().isEmpty()) {
                    throw new IllegalArgumentException("two runs of every candidate are needed");
                }
                measured.add(one);
            } catch (JsonProcessingException | IllegalArgumentException e) {
                if (i < lines.size() - 1) {
                    throw new BadInputException(file + ", line " + (i + 1) + " is no measured profile; remove it", e);
                }
            }
        }
        return measured;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Adds a profile. What a killed program left of a line is cut off first. */
    static void append(Path file, MeasuredProfile one) throws IOException {
        if (Files.exists(file)) {
            byte[] all = Files.readAllBytes(file);
            int end = all.length;
            while (end > 0 && all[end - 1] != '\n') {
                end--;
            }
            if (end < all.length) {
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.truncate(end);
                }
            }
        }
        Files.writeString(file, one.toJson() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
