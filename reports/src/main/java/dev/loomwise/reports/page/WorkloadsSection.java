package dev.loomwise.reports.page;

import dev.loomwise.reports.chart.BarsChart;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each question: the picture, and the numbers beneath. */
public final class WorkloadsSection implements Section {
    /** What the template shows of a question. */
    record Block(String heading, String limit, String svg, List<Row> rows) {}

    /** A model's row. */
    record Row(String rank, boolean best, String model, String time, String interval, String ofLimit, String clientCpu,
            String memory, String threads, String effort) {}

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Html> render(Study study) {
        List<Question> questions = study.questions();
        return questions.isEmpty()
                ? Optional.empty()
                : Optional.of(Templates.own("workloads", Map.of("blocks",
                        questions.stream().map(WorkloadsSection::block).toList())));
    }

    private static Block block(Question question) {
        String limit = question.limitMs().isPresent()
                ? "Physical limit " + Words.time(question.limitMs().getAsDouble()) + " (dashed)."
                : "";
        return new Block(Words.sentence(question.inWords()), limit, new BarsChart(question).svg(),
                question.outcomes().stream().map(o -> row(question, o)).toList());
    }

    private static Row row(Question question, Outcome o) {
        long sharing = question.outcomes().stream().filter(other -> other.rank() == o.rank()).count();
        String ofLimit = question.limitMs().isPresent()
                ? Words.number(o.timeMs().point() / question.limitMs().getAsDouble())
                : "–";
        return new Row(o.rank() + (sharing > 1 ? " (tie)" : ""), o.rank() == 1, o.model().id(),
                Words.time(o.timeMs().point()), Words.interval(o.timeMs()), ofLimit,
                o.cost("clientCpu").map(e -> Words.time(e.point())).orElse("–"),
                o.cost("peakRss").map(e -> Words.number(e.point()) + " MB").orElse("–"),
                o.cost("threads").map(e -> Math.round(e.point()) + "").orElse("–"), o.measured().effort());
    }
}
