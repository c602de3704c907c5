package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.chart.ScalingChart;
import dev.loomwise.reports.data.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the time grows with the number of tasks, where a run has the same task in several numbers. */
final class ScalingFigures {
    private ScalingFigures() {}

    /** At most so many of them, those with the most numbers of tasks first. */
    static List<Figure> of(List<Question> questions, int most) {
        Map<String, List<Question>> families = new LinkedHashMap<>();
        questions.stream().filter(q -> !q.divisible())
                .forEach(q -> families.computeIfAbsent(family(q.cell()), k -> new ArrayList<>()).add(q));
        return families.entrySet().stream()
                .filter(e -> e.getValue().stream().mapToInt(q -> q.cell().tasks()).distinct().count() > 1)
                .sorted(Comparator.comparingInt(e -> -e.getValue().size())).limit(most).toList()
                .parallelStream().map(e -> figure(e.getKey(), e.getValue())).toList();
    }

    private static String family(Cell cell) {
        return cell.workload() + " tasks"
                + (cell.waiting().isZero() ? "" : " that wait " + Question.spaced(cell.waiting()))
                + (cell.cpu().isZero()
                        ? ""
                        : (cell.waiting().isZero() ? " that compute " : " and compute ")
                                + Question.spaced(cell.cpu()))
                + (cell.steps() > 1 ? " in " + cell.steps() + " steps" : "")
                + (cell.inFlight() > 0 ? ", at most " + cell.inFlight() + " at once" : "")
                + cell.extras().entrySet().stream().map(e -> ", " + e.getKey() + " " + Question.grouped(e.getValue()))
                        .collect(Collectors.joining());
    }

    private static Figure figure(String family, List<Question> questions) {
        List<ConcurrencyModel> models = Models.of(questions);
        List<Table.Column> columns = Stream.concat(Stream.of(Table.Column.of("Tasks"), Table.Column.of("Limit")),
                models.stream().map(Models::column)).toList();
        List<Table.Row> rows = questions.stream().map(q -> new Table.Row("", Stream.concat(
                Stream.of(String.format(Locale.ROOT, "%,d", q.cell().tasks()),
                        q.limitMs().isPresent() ? Words.time(q.limitMs().getAsDouble()) : "–"),
                models.stream().map(m -> Models.outcome(q, m).map(o -> Words.time(o.timeMs().point())).orElse("–")))
                .toList())).toList();
        String title = "Time against the number of " + family + ", one line per model; dashed: the physical limit";
        return new Figure("Scaling: " + family, "All tasks are ready at once; the time is that until the last one "
                + "ends." + (questions.getFirst().cell().waiting().isZero()
                        ? ""
                        : " As long as tasks do little but wait, a flat line is perfect."),
                new ScalingChart(title, questions).svg(),
                new Table(columns, rows));
    }
}
