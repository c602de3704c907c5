package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.chart.ScalingChart;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the time grows with the number of tasks, where a run has the same task in several numbers. */
public final class ScalingSection implements Section {
    /** What the template shows of one family of questions. */
    record Block(String heading, String svg, List<String> models, List<Row> rows) {}

    /** A number of tasks, the limit, and each model's time. */
    record Row(String tasks, String limit, List<String> times) {}

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Html> render(Study study) {
        Map<String, List<Question>> families = new LinkedHashMap<>();
        study.questions().stream().filter(q -> !q.divisible() && q.cell().inFlight() == 0)
                .forEach(q -> families.computeIfAbsent(family(q.cell()), k -> new ArrayList<>()).add(q));
        List<Block> blocks = families.entrySet().stream().filter(e -> sizes(e.getValue()) > 1)
                .map(e -> block(e.getKey(), e.getValue())).toList();
        return blocks.isEmpty() ? Optional.empty() : Optional.of(Templates.own("scaling", Map.of("blocks", blocks)));
    }

    /** A file that was put together may hold the same number of tasks twice. */
    private static long sizes(List<Question> questions) {
        return questions.stream().mapToInt(q -> q.cell().tasks()).distinct().count();
    }

    private static String family(Cell cell) {
        return cell.workload() + " tasks that wait " + Units.text(cell.waiting())
                + (cell.cpu().isZero() ? "" : " and compute " + Units.text(cell.cpu()))
                + (cell.steps() > 1 ? " in " + cell.steps() + " steps" : "");
    }

    private static Block block(String family, List<Question> questions) {
        List<ConcurrencyModel> models = Arrays.stream(ConcurrencyModel.values())
                .filter(m -> questions.stream().anyMatch(q -> outcome(q, m).isPresent())).toList();
        List<Row> rows = questions.stream().map(q -> new Row(String.format(Locale.ROOT, "%,d", q.cell().tasks()),
                q.limitMs().isPresent() ? Words.time(q.limitMs().getAsDouble()) : "–",
                models.stream().map(m -> outcome(q, m).map(o -> Words.time(o.timeMs().point())).orElse("–")).toList()))
                .toList();
        String title = "Time against the number of " + family + ", one line per model; dashed: the physical limit";
        return new Block(Words.sentence(family), new ScalingChart(title, questions).svg(),
                models.stream().map(ConcurrencyModel::id).toList(), rows);
    }

    private static Optional<Outcome> outcome(Question question, ConcurrencyModel model) {
        return question.outcomes().stream().filter(o -> o.model() == model).findFirst();
    }
}
