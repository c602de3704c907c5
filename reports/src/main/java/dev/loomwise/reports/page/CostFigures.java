package dev.loomwise.reports.page;

import dev.loomwise.reports.chart.CostChart;
import dev.loomwise.reports.chart.NumberLabel;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** CPU, memory and threads of each model, where they were measured beside the time. */
final class CostFigures {
    /** A cost that has a picture. */
    private record Cost(String metric, String name, String heading, String axis, DoubleFunction<String> label,
            DoubleFunction<String> tick) {}

    private static final List<Cost> COSTS = List.of(
            new Cost("clientCpu", "CPU", "CPU", "CPU time of one operation", Words::time, NumberLabel::ofTime),
            new Cost("peakRss", "memory", "Memory", "peak memory of the process, MB", v -> Words.number(v) + " MB",
                    NumberLabel::of),
            new Cost("threads", "threads", "Threads", "platform threads at the peak",
                    v -> String.valueOf(Math.round(v)), NumberLabel::of));

    private CostFigures() {}

    /** One figure with a picture of each cost that was measured; none where there is nothing to compare. */
    static List<Figure> of(Question question) {
        List<Cost> known = COSTS.stream().filter(c -> outcomes(question, c).size() > 1).toList();
        if (known.isEmpty()) {
            return List.of();
        }
        String heading = Words.sentence(Words.list(known.stream().map(Cost::name).toList())) + ": "
                + question.inWords();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.of("Model")));
        for (Cost cost : known) {
            columns.add(Table.Column.of(cost.heading));
            if (hasInterval(question, cost)) {
                columns.add(Table.Column.of("95 % interval"));
            }
        }
        String svgs = known.stream().map(c -> picture(question, c)).collect(Collectors.joining("\n"));
        return List.of(new Figure(heading, "", svgs, new Table(columns, rows(question, known))));
    }

    private static List<Outcome> outcomes(Question question, Cost cost) {
        return question.outcomes().stream().filter(o -> value(o, cost).isPresent()).toList();
    }

    private static Optional<Estimate> value(Outcome outcome, Cost cost) {
        return outcome.cost(cost.metric).filter(e -> e.point() > 0);
    }

    private static boolean hasInterval(Question question, Cost cost) {
        return outcomes(question, cost).stream().map(o -> value(o, cost).orElseThrow())
                .anyMatch(e -> e.low() != e.high());
    }

    private static String picture(Question question, Cost cost) {
        return new CostChart(cost.heading + ": " + question.inWords(), cost.axis,
                outcomes(question, cost).stream()
                        .map(o -> new CostChart.Row(o.model(), value(o, cost).orElseThrow())).toList(),
                cost.tick).svg();
    }

    private static List<Table.Row> rows(Question question, List<Cost> known) {
        List<Table.Row> rows = new ArrayList<>();
        for (Outcome o : question.outcomes()) {
            List<String> cells = new ArrayList<>(List.of(o.model().id()));
            for (Cost cost : known) {
                Optional<Estimate> value = value(o, cost);
                cells.add(value.map(v -> cost.label.apply(v.point())).orElse("–"));
                if (hasInterval(question, cost)) {
                    cells.add(value.map(v -> v.low() == v.high()
                            ? "one value"
                            : cost.label.apply(v.low()) + " to " + cost.label.apply(v.high())).orElse("–"));
                }
            }
            rows.add(new Table.Row(Models.css(o.model()), cells));
        }
        return rows;
    }
}
