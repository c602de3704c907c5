package dev.loomwise.advisor.page;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.evaluate.Evaluation;
import dev.loomwise.advisor.evaluate.Evaluator;
import dev.loomwise.advisor.evaluate.Grade;
import dev.loomwise.advisor.evaluate.Grade.Metric;
import dev.loomwise.advisor.evaluate.Scores;
import dev.loomwise.reports.chart.ScoresChart;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Figure;
import dev.loomwise.reports.page.Html;
import dev.loomwise.reports.page.Section;
import dev.loomwise.reports.page.Table;
import dev.loomwise.reports.page.Templates;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code loomwise evaluate} measured beside this run: loss by policy, and predicted against measured. */
@AutoService(Section.class)
public final class EvaluationSection implements Section {
    @Override
    public int order() {
        return 71;
    }

    @Override
    public Optional<Html> render(Study study) {
        List<Scores> scores = new ArrayList<>();
        List<Grade> grades = new ArrayList<>();
        try {
            study.folder().ifPresent(folder -> Foresight.of(study)
                    .ifPresent(f -> grades.addAll(Evaluator.grades(folder, f.found()))));
            scores.addAll(Scores.apart(grades));
        } catch (BadInputException e) {
            // A damaged file of measurements must not cost the reader the report; evaluate itself says what is wrong.
            return Optional.empty();
        }
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Templates.render("dev/loomwise/advisor/page/evaluation.peb",
                Map.of("figures", scores.stream().flatMap(s -> figures(s, grades).stream()).toList())));
    }

    private static List<String> figures(Scores scores, List<Grade> all) {
        boolean service = scores.errors().containsKey(Metric.P99);
        List<Grade> grades = all.stream().filter(g -> g.service() == service).toList();
        String title = scores.profiles() + " " + scores.title();
        List<String> figures = new ArrayList<>(List.of(losses(title, scores)));
        if (scores.errors().containsKey(service ? Metric.P99 : Metric.TIME)) {
            figures.add(accuracy(title, grades, service ? Metric.P99 : Metric.TIME));
        }
        figures.add(new Figure("Errors of the predictions, " + title,
                "How far the predictions are off, and how many of the 90 % intervals hold what came out.", "",
                table(Evaluation.errors(scores))).markup());
        return figures;
    }

    private static String losses(String title, Scores scores) {
        Map<String, Estimate> percent = new LinkedHashMap<>();
        scores.policies().forEach((name, p) -> percent.put(name, p.meanLoss().map(loss -> 100 * loss)));
        return new Figure("Loss by policy, " + title,
                "How much longer than the best each policy's choice takes, on average, with its 95 % interval. A choice"
                        + " that cannot run counts as ten times as long.",
                new ScoresChart("Mean loss of each policy, " + title, "mean loss in %", percent).svg(),
                table(Evaluation.policies(scores))).markup();
    }

    private static String accuracy(String title, List<Grade> grades, Metric metric) {
        List<PredictionsFigure.Outcome> outcomes = grades.stream()
                .flatMap(g -> g.checks().stream().filter(c -> c.metric() == metric)
                        .map(c -> new PredictionsFigure.Outcome(g.profile(), c)))
                .toList();
        return PredictionsFigure.of("Predicted against measured " + metric.title() + ", " + title, "Profile", outcomes)
                .markup();
    }

    private static Table table(List<List<String>> rows) {
        return new Table(rows.getFirst().stream()
                .map(head -> Table.Column.of(head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1)))
                .toList(),
                rows.subList(1, rows.size()).stream().map(r -> new Table.Row("", r)).toList());
    }
}
