package dev.loomwise.reports.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.SampleStudy;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Invariant: a verdict says what the numbers say, at the borders too. */
class VerdictTest {
    private static Claim claim(String id) {
        return Claim.all().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static Judgement judge(String id, ToDoubleFunction<Cell> ms) {
        return claim(id).judge(new Evidence(SampleStudy.of(claim(id).needs(), ms, Map.of())));
    }

    private static double sync(Cell cell, double sync, double others) {
        return cell.model() == dev.loomwise.bench.model.ConcurrencyModel.SYNC ? sync : others;
    }

    @Test
    void ten_times_faster_holds_five_times_within_limits_and_twice_does_not() {
        assertEquals(Verdict.HOLDS, judge("F1", c -> sync(c, 5000, 502)).verdict());
        assertEquals(Verdict.WITHIN_LIMITS, judge("F1", c -> sync(c, 5000, 1000)).verdict());
        assertEquals(Verdict.FAILS, judge("F1", c -> sync(c, 5000, 2500)).verdict());
    }

    @Test
    void one_after_the_other_is_scaled_from_what_was_measured_and_that_is_said() {
        Judgement scaled = judge("F2", c -> sync(c, 5000, 5100));
        Estimate faster = scaled.measured().getOrDefault("fasterTimes", Estimate.exactly(0));
        assertEquals(500_000 / 5100.0, faster.point(), 0.5);
        assertTrue(scaled.why().contains("scaled from 10 tasks"), scaled.why());
    }

    @Test
    void threads_help_computing_in_java_when_they_do() {
        assertEquals(Verdict.FAILS, judge("C5", c -> sync(c, 80, 41)).verdict());
        assertEquals(Verdict.HOLDS, judge("C5", c -> sync(c, 80, 80)).verdict());
    }

    @Test
    void the_crossover_lies_between_the_places_where_the_ratio_passes_the_factor() {
        Sweep sweep = Sweep.overConcurrency();
        // One call: as fast as sync. Three calls: three times as fast.
        Study study = SampleStudy.of(sweep.needs(), c -> sync(c, 100.0 * c.tasks(), 100), Map.of());
        Estimate at = sweep.crossing(new Evidence(study), 2).orElseThrow();
        assertEquals(2, at.point(), 0.05);
        assertTrue(at.low() <= at.point() && at.point() <= at.high() && at.high() < 3, at.toString());
    }

    @Test
    void a_late_generator_is_not_taken_for_a_late_server() {
        Claim workers = claim("S1");
        Cell web = workers.needs().getFirst();
        Study study = SampleStudy.of(workers.needs(), c -> 20,
                Map.of(web, Map.of("generatorKeptUpShare", 0.0)));
        Judgement judgement = Checked.all(study).stream().filter(c -> c.claim().id().equals("S1")).findFirst()
                .orElseThrow().judgement();
        assertEquals(Verdict.NOT_MEASURED, judgement.verdict());
        assertTrue(judgement.why().contains("short of CPU"), judgement.why());
    }

    @Test
    void json_has_every_claim_with_the_fields_of_the_contract() throws Exception {
        Claim one = claim("C5");
        JsonNode root = new ObjectMapper().readTree(ClaimsJson.render("mine",
                Checked.all(SampleStudy.of(one.needs(), c -> sync(c, 80, 41), Map.of()))));
        assertEquals(1, root.path("schema").asInt());
        assertEquals("mine", root.path("run").asText());
        assertEquals(37, root.path("claims").size());
        JsonNode c5 = root.path("claims").valueStream().filter(c -> c.path("id").asText().equals("C5")).findFirst()
                .orElseThrow();
        assertEquals("does not hold", c5.path("verdict").asText());
        assertEquals(80 / 41.0, c5.path("measured").path("fasterTimes").path("estimate").asDouble(), 0.01);
        assertTrue(c5.path("claim").isTextual() && c5.path("why").isTextual());
    }

    @Test
    void text_and_markdown_name_the_run_and_count_the_verdicts() {
        List<Checked> claims = Checked.all(SampleStudy.of(Map.of()));
        assertTrue(ClaimsText.text("mine", claims)
                .startsWith("Run mine: 37 claims: 0 hold, 0 do not hold, 0 hold within limits, 37 not measured"));
        String table = ClaimsText.markdown("mine", claims);
        assertEquals(37 + 4, table.lines().count(), "a line for each claim, and four above them");
    }
}
