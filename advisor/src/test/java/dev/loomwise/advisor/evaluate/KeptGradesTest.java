package dev.loomwise.advisor.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: a grade is read where nothing that it depends on has changed, given again elsewhere, and the same either way. */
class KeptGradesTest {
    private static final Optional<String> BASIS = Optional.of("this program with these costs");
    private static final MeasuredProfile FIRST = Made.batch(0, "{\"tasks\":40,\"wait\":\"20ms\"}", Made.asPredicted());
    private static final MeasuredProfile SECOND = Made.batch(1, "{\"tasks\":40,\"cpu\":\"1ms\"}", Made.asPredicted());

    @TempDir
    private Path run;
    private final AtomicInteger given = new AtomicInteger();

    private List<Grade> grades(Optional<String> basis, MeasuredProfile... measured) {
        given.set(0);
        Grader grader = new Grader(Made.EVIDENCE);
        return KeptGrades.of(run, basis, List.of(measured), m -> {
            given.incrementAndGet();
            return grader.grade(m);
        });
    }

    @Test
    void what_was_graded_once_is_read_and_is_the_same() {
        List<Grade> first = grades(BASIS, FIRST, SECOND);
        assertEquals(2, given.get());
        assertEquals(first, grades(BASIS, FIRST, SECOND));
        assertEquals(0, given.get());
    }

    @Test
    void a_new_measurement_is_graded_alone() {
        grades(BASIS, FIRST);
        assertEquals(grades(Optional.empty(), FIRST, SECOND), grades(BASIS, FIRST, SECOND));
        assertEquals(1, given.get());
    }

    @Test
    void a_measurement_that_came_out_otherwise_is_graded_again() {
        grades(BASIS, FIRST);
        MeasuredProfile otherwise = Made.batch(0, "{\"tasks\":40,\"wait\":\"20ms\"}",
                Made.fastest(ConcurrencyModel.SYNC, 1, 2));
        assertNotEquals(grades(BASIS, FIRST), grades(BASIS, otherwise));
        assertEquals(1, given.get());
    }

    @Test
    void with_other_costs_or_another_program_all_are_given_again() {
        grades(BASIS, FIRST, SECOND);
        grades(Optional.of("another program"), FIRST, SECOND);
        assertEquals(2, given.get());
    }

    @Test
    void where_nobody_knows_what_the_program_is_nothing_is_kept() {
        grades(Optional.empty(), FIRST);
        assertFalse(Files.exists(run.resolve(KeptGrades.FILE)));
    }

    @Test
    void a_damaged_file_is_made_again() throws IOException {
        for (String damage : List.of("", "nonsense", "[]",
                "{\"basis\":\"" + BASIS.get() + "\",\"grades\":{\"x\":{\"losses\":{\"the advice\":\"much\"}}}}")) {
            Files.writeString(run.resolve(KeptGrades.FILE), damage);
            grades(BASIS, FIRST);
            assertEquals(1, given.get(), damage);
            grades(BASIS, FIRST);
            assertEquals(0, given.get(), damage);
        }
    }

    @Test
    void where_the_file_cannot_be_written_there_are_grades_all_the_same() throws IOException {
        Files.createDirectories(run.resolve(KeptGrades.FILE).resolve("in the way"));
        assertEquals(1, grades(BASIS, FIRST).size());
    }

    @Test
    void numbers_that_are_not_finite_stay_what_they_are() throws IOException {
        Grade grade = new Grade("p", true, Map.of(Grade.ADVICE, Double.NaN),
                List.of(new Grade.Check(ConcurrencyModel.ASYNC, Grade.Metric.P99,
                        new Estimate(0.1 + 0.2, 0, Double.POSITIVE_INFINITY), 1 / 3.0)));
        ObjectMapper json = new ObjectMapper();
        assertEquals(grade, GradeJson.read(json.readTree(json.writeValueAsBytes(GradeJson.write(grade)))));
    }

    @Test
    void a_jar_with_another_class_in_it_is_another_program() throws IOException {
        assertEquals(Fingerprint.ofJar(jar("a.jar", "A.class", "one")),
                Fingerprint.ofJar(jar("b.jar", "A.class", "one")));
        assertNotEquals(Fingerprint.ofJar(jar("a.jar", "A.class", "one")),
                Fingerprint.ofJar(jar("b.jar", "A.class", "two")));
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = run.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }
}
