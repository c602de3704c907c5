package dev.loomwise.reports.page;

import com.google.auto.service.AutoService;
import dev.loomwise.reports.chart.ScoresChart;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results that are not loomwise's own, as JMH gave them: by class, mode and unit. */
@AutoService(Section.class)
public final class ForeignSection implements Section {
    /** Beyond this many rows a picture is longer than the table that it should replace. */
    private static final int MOST_DOTS = 40;

    /** Results that share an axis. */
    record Block(String heading, String better, String svg, List<Row> rows) {}

    /** One result. */
    record Row(String name, String params, String score, String interval, String unit, String effort) {}

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Html> render(Study study) {
        Map<String, List<Measured>> groups = study.foreign().stream().collect(Collectors.groupingBy(
                m -> className(m.benchmark()) + " · " + mode(m.mode()) + " · " + m.unit(), LinkedHashMap::new,
                Collectors.toList()));
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(Templates.own("foreign", Map.of("blocks",
                        groups.entrySet().stream().map(e -> block(e.getKey(), e.getValue())).toList())));
    }

    private static Block block(String heading, List<Measured> group) {
        return new Block(heading, (group.getFirst().higherIsBetter() ? "More is better." : "Less is better.")
                + (group.size() > MOST_DOTS ? " The picture shows the first " + MOST_DOTS + "." : ""),
                svg(heading, group), group.stream().map(ForeignSection::row).toList());
    }

    private static String svg(String heading, List<Measured> group) {
        Map<String, Estimate> scores = new LinkedHashMap<>();
        for (Measured m : group) {
            if (ScoresChart.drawable(m.score()) && scores.size() < MOST_DOTS) {
                String name = method(m.benchmark()) + params(m);
                // A file that was put together from several may name the same result twice.
                scores.put(scores.containsKey(name) ? name + " #" + scores.size() : name, m.score());
            }
        }
        return scores.isEmpty() ? "" : new ScoresChart(heading, group.getFirst().unit(), scores).svg();
    }

    private static Row row(Measured m) {
        Estimate score = m.score();
        return new Row(method(m.benchmark()), params(m).strip(), Words.number(score.point()),
                score.low() == score.high() ? "" : Words.number(score.low()) + " to " + Words.number(score.high()),
                m.unit(), m.effort());
    }

    private static String params(Measured m) {
        List<String> params = new ArrayList<>();
        m.params().forEach((name, value) -> params.add(name + "=" + value));
        return params.isEmpty() ? "" : " " + String.join(" ", params);
    }

    private static String className(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        return dot < 0 ? benchmark : benchmark.substring(0, dot);
    }

    private static String method(String benchmark) {
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static String mode(String mode) {
        return switch (mode) {
            case "thrpt" -> "throughput";
            case "avgt" -> "average time";
            case "sample" -> "sampled time";
            case "ss" -> "single shot";
            default -> mode;
        };
    }
}
