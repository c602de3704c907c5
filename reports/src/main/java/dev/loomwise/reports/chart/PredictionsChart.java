package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What each model is expected to take, with its prediction interval.
 *
 * @param axis what is predicted
 * @param times in milliseconds, in the order of the rows
 * @param limit what no model can beat, in milliseconds
 */
public record PredictionsChart(String title, String axis, Map<ConcurrencyModel, Estimate> times,
        OptionalDouble limit) implements Chart {
    @Override
    public String svg() {
        List<DotChart.Dot> dots = times.entrySet().stream()
                .map(e -> new DotChart.Dot(e.getKey().id(), e.getValue(), ModelStyle.of(e.getKey()))).toList();
        return new DotChart(title, axis, dots, limit, Canvas::time).svg();
    }
}
