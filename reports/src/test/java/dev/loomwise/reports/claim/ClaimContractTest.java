package dev.loomwise.reports.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.run.Preset;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.SampleStudy;
import dev.loomwise.reports.data.Study;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant: every row of the articles is there once, and says either a verdict with numbers or how to get one. */
class ClaimContractTest {
    private static final List<String> ROWS = Stream.of(Map.entry("F", 11), Map.entry("S", 5), Map.entry("D", 4),
            Map.entry("C", 5), Map.entry("R", 7), Map.entry("P", 5))
            .flatMap(e -> IntStream.rangeClosed(1, e.getValue()).mapToObj(i -> e.getKey() + i)).toList();

    static Stream<Claim> claims() {
        return Claim.all().stream();
    }

    @Test
    void all_37_rows_are_there_once_and_in_their_order() {
        assertEquals(37, ROWS.size());
        assertEquals(ROWS, Claim.all().stream().map(Claim::id).toList());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_run_without_its_cells_is_told_the_command_that_measures_them(Claim claim) {
        Judgement judgement = Checked.all(SampleStudy.of(Map.of())).stream()
                .filter(c -> c.claim().id().equals(claim.id())).findFirst().orElseThrow().judgement();
        assertEquals(Verdict.NOT_MEASURED, judgement.verdict());
        assertTrue(judgement.why().contains("./loomwise bench --preset standard --workload "), judgement.why());
        assertTrue(judgement.measured().isEmpty(), "a number without a measurement");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void its_cells_are_enough_for_a_verdict_with_numbers(Claim claim) {
        Judgement judgement = claim.judge(new Evidence(SampleStudy.of(claim.needs())));
        assertFalse(judgement.verdict() == Verdict.NOT_MEASURED, judgement.why());
        assertFalse(judgement.measured().isEmpty());
        assertFalse(claim.says().isBlank());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void the_standard_preset_measures_every_cell_it_needs(Claim claim) {
        Set<Cell> standard = new HashSet<>(Preset.STANDARD.cells());
        List<String> known = Workload.all().stream().map(Workload::name).toList();
        List<String> lacking = claim.needs().stream().filter(c -> known.contains(c.workload()))
                .filter(c -> !standard.contains(c)).map(Cell::label).toList();
        assertEquals(List.of(), lacking);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void the_verdict_follows_the_numbers(Claim claim) {
        Study good = SampleStudy.of(claim.needs());
        Study other = SampleStudy.reversed(claim.needs());
        Judgement one = claim.judge(new Evidence(good));
        Judgement two = claim.judge(new Evidence(other));
        assertFalse(one.equals(two), "the same whatever was measured: " + one.why());
    }
}
