package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * By how much each measurement changed between two runs, in percent; the dashed line is no change at all.
 *
 * @param title what the picture shows
 * @param axis which run is compared with which
 * @param rows from top to bottom, at least one
 */
public record ChangeChart(String title, String axis, List<Row> rows) implements Chart {
    /**
     * One measurement.
     *
     * @param ratio the later over the earlier; above 0
     */
    public record Row(String name, Estimate ratio, ModelStyle style) {}

    public ChangeChart {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw: " + title);
        }
    }

    @Override
    public String svg() {
        return new DotChart(title, axis, rows.stream()
                .map(r -> new DotChart.Dot(r.name, r.ratio.map(x -> (x - 1) * 100), r.style)).toList(),
                OptionalDouble.of(0), v -> (v > 0 ? "+" : "") + Canvas.plain(v) + " %").svg();
    }
}
