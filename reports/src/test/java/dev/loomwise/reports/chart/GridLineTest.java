package dev.loomwise.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Invariant: a reader's eye is led to the powers of ten, and to nothing where all steps are equal. */
class GridLineTest {
    private static List<GridLine> upright(DoubleStream places) {
        return places.mapToObj(x -> String.format(java.util.Locale.ROOT, "%.1f", x))
                .map(x -> new GridLine(x, "10", x, "90")).toList();
    }

    @Test
    void of_a_logarithmic_grid_the_powers_of_ten_are_the_main_lines() {
        List<GridLine> lines = upright(IntStream.rangeClosed(0, 2).boxed()
                .flatMapToDouble(decade -> IntStream.rangeClosed(1, 9)
                        .mapToDouble(digit -> 100 * (decade + Math.log10(digit)))));
        assertEquals(List.of("0.0", "100.0", "200.0"), GridLine.main(lines).stream().map(GridLine::x1).toList());
    }

    @Test
    void of_a_grid_that_grows_upwards_too() {
        List<GridLine> lines = IntStream.rangeClosed(0, 1).boxed().flatMap(decade -> IntStream.rangeClosed(1, 9)
                .mapToObj(digit -> String.format(java.util.Locale.ROOT, "%.1f",
                        300 - 100 * (decade + Math.log10(digit)))))
                .map(y -> new GridLine("5", y, "95", y)).toList();
        assertEquals(List.of("300.0", "200.0"), GridLine.main(lines).stream().map(GridLine::y1).toList());
    }

    @Test
    void of_an_even_grid_all_lines_count_the_same() {
        List<GridLine> lines = upright(IntStream.range(0, 12).mapToDouble(i -> i * 30));
        assertEquals(lines, GridLine.main(lines));
    }
}
