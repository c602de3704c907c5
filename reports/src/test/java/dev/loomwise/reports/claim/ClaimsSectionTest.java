package dev.loomwise.reports.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.SampleStudy;
import dev.loomwise.reports.page.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant: the report shows every claim, a picture for each sweep and the table, or nothing where nothing is known. */
class ClaimsSectionTest {
    @Test
    void a_whole_run_has_37_rows_two_pictures_and_the_table_of_models() {
        List<Cell> all = Claim.all().stream().flatMap(c -> c.needs().stream()).distinct().toList();
        String page = new ClaimsSection().render(SampleStudy.reversed(all)).orElseThrow().markup();
        assertEquals(37, page.split("<tr><th scope=\"row\">[FSDCRP][0-9]+</th>", -1).length - 1);
        assertEquals(2, page.split("<svg", -1).length - 1);
        assertTrue(page.contains("crossover at 1.05 times"), "the crossover is in the picture");
        assertTrue(page.contains("memory per waiting task"), "the table of R7");
    }

    @Test
    void a_run_that_no_claim_can_use_has_no_section() {
        assertEquals(Optional.empty(), new ClaimsSection().render(SampleStudy.of(Map.of())));
    }

    @Test
    void the_section_is_found() {
        assertTrue(Section.all().stream().anyMatch(s -> s instanceof ClaimsSection));
    }
}
