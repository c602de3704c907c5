package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Grades beside the measurements they were given for, because giving one plays the profile under every model. A grade is
 * only as good as what it was made with: it is found again by the content of the measurement, the costs and the program
 * together, so that none of them can change and leave an old grade behind.
 */
final class KeptGrades {
    /** Beside {@link Measurements#FILE}. Nobody misses it: what it lacks is graded again. */
    static final String FILE = "grades.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptGrades() {}

    /**
     * The grade of each measurement, in their order, from the file where it is known.
     *
     * @param run the folder
     * @param basis what else the grades depend on; nothing is kept, and nothing kept is believed, where that is unknown
     */
    static List<Grade> of(Path run, Optional<String> basis, List<MeasuredProfile> measured,
            Function<MeasuredProfile, Grade> grader) {
        if (basis.isEmpty()) {
            return measured.parallelStream().map(grader).toList();
        }
        Path file = run.resolve(FILE);
        Map<String, Grade> known = read(file, basis.get());
        List<String> keys = measured.stream().map(m -> Fingerprint.of(m.toJson().toString())).toList();
        List<Grade> grades = IntStream.range(0, keys.size()).parallel().mapToObj(i -> Optional
                .ofNullable(known.get(keys.get(i))).orElseGet(() -> grader.apply(measured.get(i)))).toList();
        if (!known.keySet().containsAll(keys)) {
            Map<String, Grade> all = new LinkedHashMap<>();
            IntStream.range(0, keys.size()).forEach(i -> all.put(keys.get(i), grades.get(i)));
            write(file, basis.get(), all);
        }
        return grades;
    }

    /** A file that is missing, damaged or of another basis knows nothing. */
    private static Map<String, Grade> read(Path file, String basis) {
        Map<String, Grade> known = new HashMap<>();
        try {
            JsonNode json = Files.isRegularFile(file)
                    ? JSON.readTree(file.toFile())
                    : JsonNodeFactory.instance.nullNode();
            if (json.path("basis").asText().equals(basis)) {
                for (var entry : json.path("grades").properties()) {
                    known.put(entry.getKey(), GradeJson.read(entry.getValue()));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            known.clear();
        }
        return known;
    }

    /** A folder that cannot be written costs time the next time, and nothing else. */
    private static void write(Path file, String basis, Map<String, Grade> grades) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("basis", basis);
        ObjectNode all = json.putObject("grades");
        grades.forEach((key, grade) -> all.set(key, GradeJson.write(grade)));
        try {
            RunFolder.replace(file, JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            // What was graded is at hand all the same.
            return;
        }
    }
}
