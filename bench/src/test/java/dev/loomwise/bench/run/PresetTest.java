package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: each preset holds the smaller one, fits its time, and thorough leaves no workload out. */
class PresetTest {
    private static double onceMinutes(Preset preset) {
        return preset.cells().stream().mapToDouble(c -> Effort.of(c, 2).expectedMs()).sum() / 60_000;
    }

    @Test
    void every_cell_of_standard_is_measured_once_within_half_an_hour_on_two_cores() {
        assertTrue(onceMinutes(Preset.STANDARD) < 27, onceMinutes(Preset.STANDARD) + " minutes");
    }

    @Test
    void every_cell_of_thorough_is_measured_once_within_its_budget() {
        assertTrue(onceMinutes(Preset.THOROUGH) < Preset.THOROUGH.budget().toMinutes() / 2.0,
                onceMinutes(Preset.THOROUGH) + " minutes");
    }

    @Test
    void the_larger_presets_hold_the_smaller_ones() {
        assertTrue(Preset.STANDARD.cells().containsAll(Preset.QUICK.cells()));
        assertTrue(Preset.THOROUGH.cells().containsAll(Preset.STANDARD.cells()));
    }

    @Test
    void thorough_measures_every_workload() {
        Set<String> measured = Preset.THOROUGH.cells().stream().map(Cell::workload).collect(Collectors.toSet());
        List<String> left = Workload.all().stream().map(Workload::name).filter(n -> !measured.contains(n)).toList();
        assertEquals(List.of(), left);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void no_cell_is_measured_twice_and_each_can_be_asked_of_its_model(Preset preset) {
        List<Cell> cells = preset.cells();
        assertEquals(cells.size(), new HashSet<>(cells).size());
        cells.forEach(c -> assertTrue(
                Workload.named(c.workload()).orElseThrow().reasonAgainst(c.model()).isEmpty(), c.label()));
    }
}
