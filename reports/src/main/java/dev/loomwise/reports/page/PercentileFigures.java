package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.chart.LinesChart;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.chart.NumberLabel;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Latency by percentile, where a workload reports figures named {@code p50}, {@code p99}, {@code p999} or {@code max};
 * what stands before, as in {@code serviceP99}, says which latency.
 */
final class PercentileFigures {
    private static final Pattern NAME = Pattern.compile("(?:(\\w*?)P|p)(50|75|9[0-9]*)|(?:(\\w+)M|m)ax");
    /** Where a percentile stands: 99 after 90 as 99.9 after 99. */
    private static final double BEYOND_ALL = 5;

    private PercentileFigures() {}

    /** One of the figures. */
    private record Percentile(String latency, double place, String name) {
        static Optional<Percentile> of(String metric) {
            Matcher m = NAME.matcher(metric);
            if (!m.matches()) {
                return Optional.empty();
            }
            String digits = m.group(2);
            if (digits == null) {
                return Optional.of(new Percentile(m.group(3) == null ? "" : m.group(3), BEYOND_ALL, "max"));
            }
            double share = Double.parseDouble("0." + digits);
            String name = "p" + digits.substring(0, 2) + (digits.length() > 2 ? "." + digits.substring(2) : "");
            return Optional.of(new Percentile(m.group(1) == null ? "" : m.group(1), -Math.log10(1 - share), name));
        }
    }

    static List<Figure> of(Question question) {
        Map<String, Map<Double, String>> latencies = new LinkedHashMap<>();
        question.outcomes().forEach(o -> o.measured().secondary().keySet().forEach(metric -> Percentile.of(metric)
                .ifPresent(p -> latencies.computeIfAbsent(p.latency, k -> new TreeMap<>()).put(p.place, metric))));
        return latencies.entrySet().stream().filter(e -> e.getValue().size() > 1)
                .map(e -> figure(question, e.getKey(), e.getValue())).toList();
    }

    private static Figure figure(Question question, String latency, Map<Double, String> metrics) {
        String what = latency.isEmpty() ? "latency" : latency + " latency";
        List<LinesChart.Tick> ticks = new ArrayList<>();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.of("Model")));
        metrics.forEach((place, metric) -> {
            String name = Percentile.of(metric).orElseThrow().name;
            ticks.add(new LinesChart.Tick(ticks.size(), name));
            columns.add(Table.Column.of(name));
        });
        List<LinesChart.Line> lines = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (ConcurrencyModel model : Models.of(List.of(question))) {
            Outcome outcome = Models.outcome(question, model).orElseThrow();
            List<Optional<Estimate>> values = metrics.values().stream().map(outcome::cost).toList();
            List<LinesChart.Point> points = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                double at = i;
                values.get(i).ifPresent(v -> points.add(new LinesChart.Point(at, v)));
            }
            lines.add(new LinesChart.Line(model.id(), ModelStyle.of(model), points));
            List<String> cells = new ArrayList<>(List.of(model.id()));
            values.forEach(v -> cells.add(v.map(e -> Words.time(e.point())).orElse("–")));
            rows.add(new Table.Row(Models.css(model), cells));
        }
        String heading = Words.sentence(what) + " by percentile: " + question.inWords();
        return new Figure(heading, "Each line is a model; lower is better. Where the lines part on the right, the slow "
                + "requests are the difference.",
                new LinesChart(heading, "percentile", what, ticks, lines, NumberLabel::ofTime)
                        .svg(),
                new Table(columns, rows));
    }
}
