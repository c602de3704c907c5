package dev.loomwise.reports.page;

import dev.loomwise.reports.chart.CostChart;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** CPU, memory and threads of each model, where they were measured beside the time. */
final class CostFigures {
    /** A cost that has a picture. */
    private record Cost(String metric, String heading, String axis, DoubleFunction<String> label) {}

    private static final List<Cost> COSTS = List.of(
            new Cost("clientCpu", "CPU", "CPU time of one operation", Words::time),
            new Cost("peakRss", "Memory", "peak memory of the process, MB", v -> Words.number(v) + " MB"),
            new Cost("threads", "Threads", "platform threads at the peak", v -> String.valueOf(Math.round(v))));

    private CostFigures() {}

    static List<Figure> of(Question question) {
        return COSTS.stream().map(c -> figure(question, c)).flatMap(Optional::stream).toList();
    }

    private static Optional<Figure> figure(Question question, Cost cost) {
        List<Outcome> known = question.outcomes().stream()
                .filter(o -> o.cost(cost.metric).filter(e -> e.point() > 0).isPresent()).toList();
        if (known.size() < 2) {
            return Optional.empty();
        }
        List<CostChart.Row> bars = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (Outcome o : known) {
            Estimate value = o.cost(cost.metric).orElseThrow();
            bars.add(new CostChart.Row(o.model(), value));
            rows.add(new Table.Row(Models.css(o.model()), List.of(o.model().id(), cost.label.apply(value.point()),
                    value.low() == value.high()
                            ? "one value"
                            : cost.label.apply(value.low()) + " to " + cost.label.apply(value.high()))));
        }
        String heading = cost.heading + ": " + question.inWords();
        return Optional.of(new Figure(heading, "", new CostChart(heading, cost.axis, bars, cost.label).svg(),
                new Table(List.of(Table.Column.of("Model"), Table.Column.of(cost.heading),
                        Table.Column.of("95 % interval")), rows)));
    }
}
