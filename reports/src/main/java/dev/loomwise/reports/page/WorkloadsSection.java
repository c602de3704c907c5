package dev.loomwise.reports.page;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A page per workload: how it grows, each question, latency, and what the models cost. */
@AutoService(Section.class)
public final class WorkloadsSection implements Section {
    /** Pictures of questions in a report; beyond that a table says it better. */
    private static final int MOST_PICTURES = 60;
    /** In a report that is larger than that, of each kind; whoever wants more asks for fewer cells. */
    private static final int FEW_PICTURES = 12;
    /** What the template shows of a workload. */
    record Page(String name, String about, List<Figure> overview, List<Figure> scaling, List<Figure> questions,
            List<Figure> latency, List<Figure> costs) {}

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Html> render(Study study) {
        Map<String, List<Question>> workloads = new LinkedHashMap<>();
        study.questions()
                .forEach(q -> workloads.computeIfAbsent(q.cell().workload(), k -> new ArrayList<>()).add(q));
        if (workloads.isEmpty()) {
            return Optional.empty();
        }
        int all = workloads.values().stream().mapToInt(List::size).sum();
        int each = all <= MOST_PICTURES ? all : Math.max(1, FEW_PICTURES / workloads.size());
        // A list, for a map's entries are divided by the thousand.
        List<Page> pages = List.copyOf(workloads.entrySet()).parallelStream()
                .map(e -> page(e.getKey(), e.getValue(), each))
                .toList();
        return Optional.of(Templates.own("workloads", Map.of("pages", pages, "most", ReportPage.MOST_LINKS)));
    }

    private static Page page(String name, List<Question> questions, int pictures) {
        List<Question> telling = questions.stream().sorted(Comparator.comparingDouble(WorkloadsSection::telling)
                .reversed()).limit(pictures).toList();
        List<Question> pictured = questions.stream().filter(telling::contains).toList();
        List<Figure> latency = pictured.stream().flatMap(q -> PercentileFigures.of(q).stream()).toList();
        return new Page(name, Workload.named(name).map(Workload::about).map(Words::sentence).orElse(""),
                questions.size() < 2 ? List.of() : overview(name, questions, questions.size() - pictured.size()),
                ScalingFigures.of(questions, pictures),
                pictured.parallelStream().map(QuestionFigure::of).toList(), latency,
                pictures < questions.size() ? List.of() : CostFigures.of(telling.getFirst()));
    }

    /** How much a question tells: by how many models were asked, and by how much they differ. */
    private static double telling(Question question) {
        return question.outcomes().size() + Math.log10(1 + question.outcomes().getLast().timeMs().point()
                / question.outcomes().getFirst().timeMs().point()) + Math.log10(question.cell().tasks()) / 10;
    }

    private static List<Figure> overview(String name, List<Question> questions, int withoutPicture) {
        List<ConcurrencyModel> models = Models.of(questions);
        List<Table.Column> columns = Stream.concat(Stream.of(Table.Column.of("Question"), Table.Column.of("Limit")),
                models.stream().map(Models::column)).toList();
        String note = "Medians with half the width of their 95 % interval; * marks the fastest and who cannot be told "
                + "from it." + (withoutPicture == 0
                        ? ""
                        : questions.size() - withoutPicture == 1
                                ? " The most telling one has a picture below."
                                : " The " + (questions.size() - withoutPicture)
                                        + " most telling ones have a picture below.");
        return Figure.inParts("The " + questions.size() + " questions of " + name, note, "", columns,
                questions.parallelStream().map(q -> row(q, models)).toList());
    }

    private static Table.Row row(Question question, List<ConcurrencyModel> models) {
        String shortly = question.inWords().replace(question.cell().workload() + " ", "").replace(", each ", ": ");
        return new Table.Row("", Stream.concat(Stream.of(Words.sentence(shortly),
                question.limitMs().isPresent() ? Words.time(question.limitMs().getAsDouble()) : "–"),
                models.stream().map(m -> Models.outcome(question, m).map(WorkloadsSection::cell).orElse("–")))
                .toList());
    }

    private static String cell(Outcome o) {
        return (o.rank() == 1 ? "* " : "") + Words.time(o.timeMs().point()) + Words.plusMinus(o.timeMs());
    }
}
