package dev.loomwise.advisor.page;

import dev.loomwise.advisor.evaluate.Grade.Check;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.chart.AccuracyChart;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.page.Figure;
import dev.loomwise.reports.page.Table;
import dev.loomwise.reports.stats.Estimate;
import java.util.Comparator;
import java.util.List;

/** Predictions beside what came out, as a chart of all of them and a table of those that are furthest off. */
final class PredictionsFigure {
    private static final int MOST_ROWS = 40;

    private PredictionsFigure() {}

    /**
     * A prediction that was measured.
     *
     * @param about the question or profile in words
     */
    record Outcome(String about, Check check) {
        private String off() {
            long percent = Math.round(100 * (check.predicted().point() / check.measured() - 1));
            return (percent > 0 ? "+" : percent < 0 ? "−" : "") + Math.abs(percent) + " %";
        }
    }

    /**
     * Draws it.
     *
     * @param about head of the column that says what was predicted
     */
    static Figure of(String name, String about, List<Outcome> outcomes) {
        List<AccuracyChart.Point> points = outcomes.stream().map(o -> new AccuracyChart.Point(o.about,
                o.check.model(), o.check.predicted().point(), o.check.measured())).toList();
        return new Figure(name,
                "On the line a prediction came true; the dashed lines are 10 % away from it."
                        + (outcomes.size() > MOST_ROWS
                                ? " The table has the " + MOST_ROWS + " that are furthest off."
                                : ""),
                new AccuracyChart(name + ", one point per prediction", points).svg(),
                new Table(List.of(Table.Column.of("Model"), Table.Column.text(about), Table.Column.of("Predicted"),
                        Table.Column.of("90 % interval"), Table.Column.of("Measured"), Table.Column.of("Off by")),
                        outcomes.stream().sorted(Comparator.comparingDouble((Outcome o) -> -o.check.error()))
                                .limit(MOST_ROWS).map(PredictionsFigure::row).toList()));
    }

    private static Table.Row row(Outcome outcome) {
        Check check = outcome.check;
        Estimate predicted = check.predicted();
        return new Table.Row(ModelStyle.of(check.model()).css(), List.of(check.model().id(), outcome.about,
                Units.readable(predicted.point()),
                Units.readable(predicted.low()) + " to " + Units.readable(predicted.high()),
                Units.readable(check.measured()), outcome.off()));
    }
}
