package dev.loomwise.advisor.page;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.page.Foresight.Batch;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.chart.DecisionMapChart;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Figure;
import dev.loomwise.reports.page.Html;
import dev.loomwise.reports.page.Section;
import dev.loomwise.reports.page.Table;
import dev.loomwise.reports.page.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which model to use on this machine, over how many tasks there are and how much of each is waiting. */
@AutoService(Section.class)
public final class DecisionMapSection implements Section {
    private static final List<Integer> TASKS = List.of(1, 3, 10, 30, 100, 300, 1000, 3000);
    private static final List<Double> WAITING = List.of(0.0, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0);
    /** A call over a network, or a page to render. */
    private static final double TASK_MS = 20;

    /** The articles' rules, as lines over the map; see ARTICLES R1, R2 and R4. */
    private static final List<DecisionMapChart.Rule> RULES = List.of(
            new DecisionMapChart.Rule("the articles: below half waiting, stay synchronous", false, 2),
            new DecisionMapChart.Rule("the articles: async pays from 10 tasks, or from 100", true, 2),
            new DecisionMapChart.Rule("", true, 4));

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Html> render(Study study) {
        Optional<Foresight> foresight = Foresight.of(study);
        if (foresight.isEmpty()) {
            return Foresight.reason(study).map(reason -> template(Map.of("reason", reason, "figures", List.of())));
        }
        return Optional.of(template(Map.of("reason", "", "figures",
                List.of(figure(foresight.get()), ServiceMap.figure(foresight.get())))));
    }

    private static Html template(Map<String, Object> values) {
        return Templates.render("dev/loomwise/advisor/page/map.peb", values);
    }

    private static Figure figure(Foresight foresight) {
        List<List<Recommendation>> rows = WAITING.parallelStream().map(share -> TASKS.stream()
                .map(tasks -> foresight.advise(new Batch(tasks, TASK_MS * share, TASK_MS * (1 - share), 0))).toList())
                .toList();
        List<String> x = TASKS.stream().map(n -> String.format(Locale.ROOT, "%,d", n)).toList();
        List<String> y = WAITING.stream().map(share -> Math.round(share * 100) + " %").toList();
        String title = "Which model to use: tasks at once to the right, their share of waiting upwards";
        List<List<Optional<ConcurrencyModel>>> chosen = rows.stream()
                .map(row -> row.stream().map(r -> Optional.of(r.chosen().model())).toList()).toList();
        List<List<Boolean>> close = rows.stream().map(row -> row.stream().map(r -> !r.tiedWith().isEmpty()).toList())
                .toList();
        String svg = new DecisionMapChart(title, "tasks at once", x, "share of waiting", y, chosen, close, RULES).svg();
        return new Figure("Batches: tasks of " + Math.round(TASK_MS) + " ms each that wait on " + foresight.io(),
                "The simplest model within 5 % of the best, as loomwise advise says. Where a field is hatched others "
                        + "are as good, and the simplest of them was taken.",
                svg, table(x, y, rows));
    }

    private static Table table(List<String> x, List<String> y, List<List<Recommendation>> rows) {
        List<Table.Column> columns = Stream.concat(Stream.of(Table.Column.of("Waiting")),
                x.stream().map(Table.Column::of)).toList();
        List<Table.Row> lines = IntStream.range(0, y.size()).map(i -> y.size() - 1 - i).mapToObj(i -> {
            List<String> cells = new ArrayList<>(List.of(y.get(i)));
            rows.get(i).forEach(r -> cells.add(r.chosen().model().id() + (r.tiedWith().isEmpty() ? "" : " (tie)")));
            return new Table.Row("", cells);
        }).toList();
        return new Table(columns, lines);
    }
}
