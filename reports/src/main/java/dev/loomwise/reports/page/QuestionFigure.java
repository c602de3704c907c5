package dev.loomwise.reports.page;

import static java.util.stream.Collectors.joining;

import dev.loomwise.reports.chart.BarsChart;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import java.util.List;

/** One question: each model's time with its interval, and what it cost. */
final class QuestionFigure {
    private static final int BURST = 1000;
    private static final List<Table.Column> COLUMNS = List.of(Table.Column.of("Model"), Table.Column.of("Rank"),
            Table.Column.of("Median"), Table.Column.of("95 % interval"), Table.Column.of("of limit"),
            Table.Column.of("CPU"), Table.Column.of("Memory"), Table.Column.of("Threads"),
            Table.Column.of("Values"));

    private QuestionFigure() {}

    static Figure of(Question question) {
        String limit = question.limitMs().isPresent()
                ? "Physical limit " + Words.time(question.limitMs().getAsDouble()) + " (dashed)."
                : "";
        return new Figure(Words.sentence(question.inWords()), (limit + coldBursts(question)).strip(),
                new BarsChart(question).svg(),
                new Table(COLUMNS, question.outcomes().stream().map(o -> row(question, o)).toList()));
    }

    /** What the first operation took, which opened all connections, where that is a burst and not a few calls. */
    private static String coldBursts(Question question) {
        if (question.cell().tasks() < BURST) {
            return "";
        }
        String times = question.outcomes().stream().flatMap(o -> o.cost("coldBurst").stream()
                .map(e -> o.model().id() + " " + Words.time(e.point()))).collect(joining(", "));
        return times.isEmpty() ? "" : " The first burst, on cold connections: " + times + ".";
    }

    private static Table.Row row(Question question, Outcome o) {
        long sharing = question.outcomes().stream().filter(other -> other.rank() == o.rank()).count();
        return new Table.Row(Models.css(o.model()) + (o.rank() == 1 ? " best" : ""), List.of(o.model().id(),
                o.rank() + (sharing > 1 ? " (tie)" : ""), Words.time(o.timeMs().point()), Words.interval(o.timeMs()),
                ofLimit(question, o), o.cost("clientCpu").map(e -> Words.time(e.point())).orElse("–"),
                o.cost("peakRss").map(e -> Words.number(e.point()) + " MB").orElse("–"),
                o.cost("threads").map(e -> Math.round(e.point()) + "").orElse("–"), o.measured().effort()));
    }

    static String ofLimit(Question question, Outcome o) {
        return question.limitMs().isPresent()
                ? Words.number(o.timeMs().point() / question.limitMs().getAsDouble())
                : "–";
    }
}
