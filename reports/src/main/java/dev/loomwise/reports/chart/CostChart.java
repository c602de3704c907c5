package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * What each model used: CPU, memory, threads.
 *
 * @param title what the picture shows
 * @param axis what is counted, with its unit
 * @param rows from top to bottom, at least one
 * @param label writes a value
 */
public record CostChart(String title, String axis, List<Row> rows, DoubleFunction<String> label) implements Chart {
    /** One model's cost. */
    public record Row(ConcurrencyModel model, Estimate value) {}

    public CostChart {
        rows = List.copyOf(rows);
    }

    @Override
    public String svg() {
        return new DotChart(title, axis, rows.stream()
                .map(r -> new DotChart.Dot(r.model.id(), r.value, ModelStyle.of(r.model))).toList(),
                OptionalDouble.empty(), label).svg();
    }
}
