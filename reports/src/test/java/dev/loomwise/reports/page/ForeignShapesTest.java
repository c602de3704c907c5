package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of JMH's own samples, of which nothing is known but what the file says. */
class ForeignShapesTest {
    @ParameterizedTest
    @ValueSource(strings = {"throughput", "modes", "gc", "groups", "params", "sampled", "aux", "consume", "singleshot",
            "parent", "bulk", "stack"})
    void every_score_of_a_stranger_is_on_a_page_with_pictures(String shape) throws Exception {
        Study study = read(shape);
        assertFalse(study.foreign().isEmpty());
        assertEquals(List.of(), study.notes());
        String page = ReportPage.html(study);
        assertTrue(page.contains("<svg "), "a picture");
        for (Measured m : study.foreign()) {
            assertTrue(page.contains("<td>" + Words.number(m.score().point()) + "</td>"), m.benchmark());
        }
        assertFalse(page.contains("NaN"));
    }

    @Test
    void a_parameter_that_is_a_number_becomes_an_axis_and_the_others_lines() throws Exception {
        String page = ReportPage.html(read("params"));
        assertTrue(page.contains("average time, ns/op against certainty"));
        assertTrue(page.contains(">arg=1<") && page.contains(">arg=31<"), "a line for each other parameter");
    }

    @Test
    void modes_and_units_do_not_share_an_axis() throws Exception {
        String page = ReportPage.html(read("modes"));
        for (String mode : List.of("throughput, ops/", "average time, us/op", "sampled time, us/op",
                "single shot, us/op")) {
            assertTrue(page.contains(mode), mode);
        }
        assertTrue(page.contains("More is better.") && page.contains("Less is better."));
    }

    @Test
    void what_profilers_and_counters_saw_has_pictures_of_its_own() throws Exception {
        assertTrue(ReportPage.html(read("gc")).contains("<h3>gc.alloc.rate.norm: JMHSample_"));
        assertTrue(ReportPage.html(read("sampled")).contains("<h3>Percentiles: JMHSample_"));
    }

    @Test
    void small_numbers_at_an_axis_are_not_rounded_to_nothing() throws Exception {
        String page = ReportPage.html(read("stack"));
        assertTrue(Pattern.compile("<text[^>]*>0\\.0[0-9]*[1-9]<").matcher(page).find(), "labels of an axis");
    }

    private static Study read(String shape) throws URISyntaxException {
        return Study.read(Path.of(Objects.requireNonNull(ForeignShapesTest.class.getResource("jmh/" + shape + ".json"))
                .toURI()));
    }
}
