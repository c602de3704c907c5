package dev.loomwise.reports.page;

import dev.loomwise.reports.chart.LinesChart;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.chart.NumberLabel;
import dev.loomwise.reports.chart.ScoresChart;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.stats.Estimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results of one class, mode and unit, of which nothing else is known: what varies among them decides the picture. */
final class ForeignGroup {
    /** Beyond this many rows a picture is longer than the table that it should replace. */
    private static final int MOST_DOTS = 40;
    /** As many as can be told apart. */
    private static final int MOST_LINES = ModelStyle.NUMBERED;
    private static final int FEWEST_PLACES = 3;
    private static final int MOST_METRICS = 8;

    private final List<Measured> entries;
    /** Parameters that differ between entries, with their values in the order of the file. */
    private final Map<String, Set<String>> varying = new LinkedHashMap<>();
    private final String unit;
    private final boolean manyMethods;

    /** Pictures, and what they leave out. */
    private record Pictures(List<String> svgs, String note) {}

    ForeignGroup(List<Measured> entries) {
        this.entries = List.copyOf(entries);
        this.unit = entries.getFirst().unit();
        entries.forEach(m -> m.params()
                .forEach((name, value) -> varying.computeIfAbsent(name, k -> new LinkedHashSet<>()).add(value)));
        manyMethods = entries.stream().map(ForeignGroup::method).distinct().count() > 1;
        varying.values().removeIf(values -> values.size() < 2);
    }

    /**
     * The scores, percentiles where there are some, and what profilers saw; each picture with its table.
     *
     * @param pictures at most; the scores come first
     */
    List<Figure> figures(String heading, int pictures) {
        List<Figure> figures = new ArrayList<>();
        String better = entries.getFirst().higherIsBetter() ? "More is better." : "Less is better.";
        Pictures scores = pictures == 0
                ? new Pictures(List.of(), " There are too many results for pictures.")
                : scores(heading, pictures);
        List<String> svgs = scores.svgs;
        figures.addAll(Figure.inParts(heading, better + scores.note, String.join("\n", svgs), columns(), rows()));
        if (pictures > svgs.size()) {
            figures.addAll(percentiles(heading));
            metrics().stream().filter(m -> !m.contains(":") && !m.matches("p\\d.*"))
                    .limit(Math.min(MOST_METRICS, pictures - svgs.size()))
                    .map(m -> metric(heading, m)).flatMap(Optional::stream).forEach(figures::add);
        }
        return figures;
    }

    private Pictures scores(String heading, int pictures) {
        Optional<String> axis = axis();
        if (axis.isEmpty()) {
            return new Pictures(dots(heading, unit, m -> Optional.of(m.score())).stream().toList(),
                    entries.size() > MOST_DOTS ? " The picture shows the first " + MOST_DOTS + "." : "");
        }
        Map<String, List<Measured>> lines = new LinkedHashMap<>();
        entries.forEach(m -> lines.computeIfAbsent(name(m, axis.get()), k -> new ArrayList<>()).add(m));
        List<Map.Entry<String, List<Measured>>> all = List.copyOf(lines.entrySet());
        List<String> svgs = new ArrayList<>();
        int most = Math.min(pictures, (MOST_DOTS + MOST_LINES - 1) / MOST_LINES);
        for (int from = 0; from < all.size() && svgs.size() < most; from += MOST_LINES) {
            lines(heading, axis.get(), all.subList(from, Math.min(all.size(), from + MOST_LINES)))
                    .ifPresent(svgs::add);
        }
        int left = all.size() - most * MOST_LINES;
        return new Pictures(svgs, left > 0 ? " The pictures leave out " + left + " of " + all.size() + " lines." : "");
    }

    /** The parameter whose values are numbers and most in number, if it is worth an axis. */
    private Optional<String> axis() {
        return varying.entrySet().stream().filter(e -> e.getValue().size() >= FEWEST_PLACES)
                .filter(e -> e.getValue().stream().allMatch(v -> value(v).isPresent()))
                .max(Comparator.comparingInt(e -> e.getValue().size())).map(Map.Entry::getKey);
    }

    private static OptionalDouble value(String text) {
        return text.matches("-?\\d{1,15}(\\.\\d{1,15})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private Optional<String> lines(String heading, String axis, List<Map.Entry<String, List<Measured>>> named) {
        Map<Double, String> places = new TreeMap<>();
        varying.getOrDefault(axis, Set.of()).forEach(v -> places.put(value(v).orElseThrow(), v));
        List<LinesChart.Line> lines = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            List<LinesChart.Point> points = named.get(i).getValue().stream()
                    .filter(m -> m.params().containsKey(axis))
                    .map(m -> new LinesChart.Point(value(m.params().getOrDefault(axis, "")).orElseThrow(),
                            possible(m.score())))
                    .sorted(Comparator.comparingDouble(LinesChart.Point::at)).toList();
            lines.add(new LinesChart.Line(named.get(i).getKey(), ModelStyle.numbered(i), points));
        }
        List<LinesChart.Tick> ticks = places.entrySet().stream()
                .map(e -> new LinesChart.Tick(e.getKey(), e.getValue())).toList();
        return lines.stream().anyMatch(l -> !l.points().isEmpty())
                ? Optional.of(new LinesChart(heading + " against " + axis, axis, unit, ticks, lines, NumberLabel::of)
                        .svg())
                : Optional.empty();
    }

    private Optional<String> dots(String heading, String unitOfDots, Function<Measured, Optional<Estimate>> value) {
        Map<String, Estimate> scores = new LinkedHashMap<>();
        for (Measured m : entries) {
            Optional<Estimate> score = value.apply(m).filter(ScoresChart::drawable);
            if (score.isPresent() && scores.size() < MOST_DOTS) {
                String name = name(m, "");
                // A file that was put together from several may name the same result twice.
                scores.put(scores.containsKey(name) ? name + " #" + scores.size() : name, possible(score.get()));
            }
        }
        return scores.isEmpty() ? Optional.empty() : Optional.of(new ScoresChart(heading, unitOfDots, scores).svg());
    }

    /** Times, rates and bytes are never less than nothing, whatever an interval by Student's t says. */
    private static Estimate possible(Estimate e) {
        return e.point() >= 0 && e.low() < 0 ? new Estimate(e.point(), 0, e.high()) : e;
    }

    /** The method with the parameters that tell it from the others. */
    private String name(Measured m, String without) {
        String params = varying.keySet().stream().filter(p -> !p.equals(without) && m.params().containsKey(p))
                .map(p -> p + "=" + m.params().get(p)).collect(Collectors.joining(" "));
        return manyMethods || params.isEmpty() ? (method(m) + " " + params).strip() : params;
    }

    static String method(Measured m) {
        return m.benchmark().substring(m.benchmark().lastIndexOf('.') + 1);
    }

    private List<Figure> percentiles(String heading) {
        List<Measured> sampled = entries.stream().filter(m -> m.mode().equals("sample") && m.percentiles().size() > 2)
                .toList();
        if (sampled.isEmpty()) {
            return List.of();
        }
        List<Double> ranks = sampled.stream().flatMap(m -> m.percentiles().keySet().stream())
                .filter(r -> r >= 50 && r <= 99.99).distinct().sorted().toList();
        List<LinesChart.Tick> ticks = new ArrayList<>();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.of("Benchmark")));
        for (double rank : ranks) {
            String name = "p" + BigDecimal.valueOf(rank).stripTrailingZeros().toPlainString();
            ticks.add(new LinesChart.Tick(ticks.size(), name));
            columns.add(Table.Column.of(name));
        }
        List<LinesChart.Line> lines = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (Measured m : sampled) {
            List<LinesChart.Point> points = new ArrayList<>();
            List<String> cells = new ArrayList<>(List.of(name(m, "")));
            for (int i = 0; i < ranks.size(); i++) {
                Optional<Double> value = Optional.ofNullable(m.percentiles().get(ranks.get(i)));
                cells.add(value.map(Words::number).orElse("–"));
                if (value.isPresent()) {
                    points.add(new LinesChart.Point(i, Estimate.exactly(value.get())));
                }
            }
            rows.add(new Table.Row("", cells));
            if (lines.size() < MOST_LINES) {
                lines.add(new LinesChart.Line(name(m, ""), ModelStyle.numbered(lines.size()), points));
            }
        }
        String title = "Percentiles: " + heading;
        return Figure.inParts(title,
                "Of all sampled calls, as JMH counted them; percentiles of a histogram have"
                        + " no interval."
                        + (sampled.size() > MOST_LINES ? " The picture shows the first " + MOST_LINES + "." : ""),
                new LinesChart(title, "percentile", unit, ticks, lines, NumberLabel::of).svg(), columns, rows);
    }

    private List<String> metrics() {
        return entries.stream().flatMap(m -> m.secondary().keySet().stream()).distinct().toList();
    }

    private Optional<Figure> metric(String heading, String metric) {
        String metricUnit = entries.stream().map(m -> m.unitOf(metric)).filter(u -> !u.isEmpty()).findFirst()
                .orElse("");
        String title = metric + ": " + heading;
        List<Table.Row> rows = entries.stream().filter(m -> m.cost(metric).isPresent()).map(m -> {
            Estimate e = m.cost(metric).orElseThrow();
            return Table.Row.of(name(m, ""), Words.number(e.point()), interval(e));
        }).limit(MOST_DOTS).toList();
        Table table = new Table(List.of(Table.Column.of("Benchmark"), Table.Column.of(headed(metric, metricUnit)),
                Table.Column.of("99.9 % interval")), rows);
        if (entries.stream().flatMap(m -> m.cost(metric).stream()).allMatch(e -> e.point() == 0)) {
            return rows.isEmpty() ? Optional.empty() : Optional.of(new Figure(title, "All are 0.", "", table));
        }
        return dots(title, headed(metric, metricUnit), m -> m.cost(metric))
                .map(svg -> new Figure(title, "", svg, table));
    }

    private static String headed(String what, String unit) {
        return unit.isEmpty() ? what : what + ", " + unit;
    }

    private List<Table.Column> columns() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.of("Benchmark")));
        varying.forEach((p, values) -> columns.add(values.stream().allMatch(v -> value(v).isPresent())
                ? Table.Column.of(p)
                : Table.Column.word(p)));
        columns.addAll(List.of(Table.Column.of(headed("Score", unit)), Table.Column.of("99.9 % interval"),
                Table.Column.of("Forks x values")));
        return columns;
    }

    private List<Table.Row> rows() {
        return entries.stream().map(m -> {
            List<String> cells = new ArrayList<>(List.of(method(m)));
            varying.keySet().forEach(p -> cells.add(m.params().getOrDefault(p, "–")));
            cells.addAll(List.of(Words.number(m.score().point()), interval(m.score()), m.effort()));
            return new Table.Row("", cells);
        }).toList();
    }

    /** Why there is none where there is none: JMH needs two values to have one. */
    private static String interval(Estimate e) {
        return e.low() == e.high() ? "one value" : Words.number(e.low()) + " to " + Words.number(e.high());
    }
}
