package dev.loomwise.reports.claim;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.chart.LinesChart;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** The sweeps R1 to R3 as pictures: how many times faster than sync each model is, and where that begins to count. */
final class Sweeps {
    private Sweeps() {}

    /** What the template shows of one sweep. */
    record Block(String heading, String crossing, String svg, String grows, List<String> models, List<Row> rows) {}

    /** A place, and each model there. */
    record Row(String at, List<String> values) {}

    static List<Block> of(Study study) {
        Evidence evidence = new Evidence(study);
        List<Block> blocks = new ArrayList<>();
        if (Sweep.overWaiting().needs().stream().allMatch(evidence::has)) {
            blocks.add(block(evidence, Sweep.overWaiting(), "Over the share of waiting (R1)", "waiting", 1.05,
                    percent -> String.format(Locale.ROOT, "%.0f %%", percent)));
        }
        if (Sweep.overConcurrency().needs().stream().allMatch(evidence::has)) {
            blocks.add(block(evidence, Sweep.overConcurrency(), "Over calls at once (R2, R3)", "calls at once", 2,
                    count -> String.format(Locale.ROOT, "%,.0f", count)));
        }
        return blocks;
    }

    private static Block block(Evidence evidence, Sweep sweep, String heading, String grows, double factor,
            DoubleFunction<String> label) {
        List<Row> rows = new ArrayList<>();
        for (Sweep.Point point : sweep.points()) {
            List<String> values = new ArrayList<>();
            for (ConcurrencyModel model : Sweep.TOGETHER) {
                Estimate faster = point.faster(evidence, point.ask().by(model));
                values.add(Say.number(faster.point()) + " (" + Say.number(faster.low()) + " to "
                        + Say.number(faster.high()) + ")");
            }
            rows.add(new Row(label.apply(point.at()), values));
        }
        String crossing = sweep.crossing(evidence, factor)
                .map(at -> "The best model is " + Say.number(factor) + " times as fast as sync from "
                        + where(at, sweep.points().getFirst().at(), grows, label))
                .orElse("No model is " + Say.number(factor) + " times as fast as sync anywhere in this sweep.");
        return new Block(heading, crossing, picture(evidence, sweep, grows, factor, label), grows,
                Sweep.TOGETHER.stream().map(ConcurrencyModel::id).toList(), rows);
    }

    /** With more digits than the places that were measured, because it lies between them. */
    private static String where(Estimate at, double first, String grows, DoubleFunction<String> label) {
        if (at.high() == first) {
            return label.apply(first) + " " + grows + " on, the least that was measured.";
        }
        String unit = label.apply(first).endsWith("%") ? " %" : "";
        return Say.number(at.point()) + unit + " " + grows + " on (95 % interval " + Say.number(at.low()) + " to "
                + Say.number(at.high()) + unit + ").";
    }

    /** A line for each model, and a level stroke where the best passes the factor: as long as the interval is wide. */
    private static String picture(Evidence evidence, Sweep sweep, String grows, double factor,
            DoubleFunction<String> label) {
        List<LinesChart.Tick> ticks = sweep.points().stream().map(p -> new LinesChart.Tick(p.at(), label.apply(p.at())))
                .toList();
        List<LinesChart.Line> lines = new ArrayList<>();
        for (ConcurrencyModel model : Sweep.TOGETHER) {
            lines.add(new LinesChart.Line(model.id(), ModelStyle.of(model), sweep.points().stream()
                    .map(p -> new LinesChart.Point(p.at(), p.faster(evidence, p.ask().by(model)))).toList()));
        }
        Estimate level = Estimate.exactly(factor);
        sweep.crossing(evidence, factor).ifPresent(at -> lines.add(new LinesChart.Line(
                "crossover at " + Say.number(factor) + " times", ModelStyle.of(ConcurrencyModel.SYNC),
                List.of(new LinesChart.Point(at.low(), level), new LinesChart.Point(at.point(), level),
                        new LinesChart.Point(at.high(), level)))));
        return new LinesChart("How many times faster than sync each model is, over " + grows, grows, "times faster",
                ticks,
                lines, Say::number).svg();
    }
}
