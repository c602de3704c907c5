package dev.loomwise.reports.page;

import static java.util.stream.Collectors.joining;

import dev.loomwise.reports.chart.BarsChart;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One question: each model's time with its interval, and what it cost. */
final class QuestionFigure {
    private static final int BURST = 1000;
    private QuestionFigure() {}

    static Figure of(Question question) {
        String limit = question.openLoop()
                ? "When tasks come sets this time; what the models differ in is the latency."
                : question.limitMs().isPresent()
                        ? "Physical limit " + Words.time(question.limitMs().getAsDouble()) + " (dashed)."
                        : "";
        return new Figure(Words.sentence(question.inWords()), (limit + coldBursts(question)).strip(),
                question.openLoop() ? "" : new BarsChart(question).svg(),
                new Table(columns(question), question.outcomes().stream().map(o -> row(question, o)).toList()));
    }

    /** Where arrivals set the time nobody wins, and there is no limit to be near. */
    private static List<Table.Column> columns(Question question) {
        return (question.openLoop()
                ? Stream.of("Model", "Median", "95 % interval", "CPU", "Memory", "Threads", "Values")
                : Stream.of("Model", "Rank", "Median", "95 % interval", "of limit", "CPU", "Memory", "Threads",
                        "Values"))
                .map(Table.Column::of).toList();
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
        List<String> cells = new ArrayList<>(List.of(o.model().id()));
        if (!question.openLoop()) {
            long sharing = question.outcomes().stream().filter(other -> other.rank() == o.rank()).count();
            cells.add(o.rank() + (sharing > 1 ? " (tie)" : ""));
        }
        cells.addAll(List.of(Words.time(o.timeMs().point()), Words.interval(o.timeMs())));
        if (!question.openLoop()) {
            cells.add(ofLimit(question, o));
        }
        cells.addAll(List.of(o.cost("clientCpu").map(e -> Words.time(e.point())).orElse("–"),
                o.cost("peakRss").map(e -> Words.number(e.point()) + " MB").orElse("–"),
                o.cost("threads").map(e -> Math.round(e.point()) + "").orElse("–"), o.measured().effort()));
        return new Table.Row(Models.css(o.model()) + (o.rank() == 1 && !question.openLoop() ? " best" : ""), cells);
    }

    static String ofLimit(Question question, Outcome o) {
        return question.limitMs().isPresent()
                ? Words.number(o.timeMs().point() / question.limitMs().getAsDouble())
                : "–";
    }
}
