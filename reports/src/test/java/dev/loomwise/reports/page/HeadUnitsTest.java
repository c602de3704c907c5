package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant: a head and a cell together say what the cell said alone. */
class HeadUnitsTest {
    private static List<List<String>> of(String... cells) {
        Table table = HeadUnits.of(new Table(List.of(Table.Column.of("Model"), Table.Column.of("Time")),
                List.of(cells).stream().map(c -> Table.Row.of("1 ms", c)).toList()));
        assertEquals("1 ms", table.rows().getFirst().cells().getFirst(), "names stay as they are");
        return List.of(List.of(table.columns().getLast().title()),
                table.rows().stream().map(r -> r.cells().getLast()).toList());
    }

    @Test
    void a_unit_that_all_share_stands_in_the_head() {
        assertEquals(List.of(List.of("Time, ms"), List.of("9.1", "* 10.2", "–", "▶ 3 to 4")),
                of("9.1 ms", "* 10.2 ms", "–", "▶ 3 ms to 4 ms"));
        assertEquals(List.of(List.of("Time, %"), List.of("+3", "−12")), of("+3 %", "−12 %"));
    }

    @Test
    void the_half_width_of_an_interval_keeps_its_percent() {
        assertEquals(List.of(List.of("Time, s"), List.of("1.10 ±2 %", "3.00")), of("1.10 s ±2 %", "3.00 s"));
    }

    @Test
    void several_units_and_numbers_without_one_stay() {
        assertEquals(List.of(List.of("Time"), List.of("900 us", "1.10 ms")), of("900 us", "1.10 ms"));
        assertEquals(List.of(List.of("Time"), List.of("900 us to 1.10 ms")), of("900 us to 1.10 ms"));
        assertEquals(List.of(List.of("Time"), List.of("0", "1.10 ms")), of("0", "1.10 ms"));
        assertEquals(List.of(List.of("Time"), List.of("–", "one value")), of("–", "one value"));
    }
}
