package dev.loomwise.advisor.cli;

import dev.loomwise.bench.unit.Bar;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;

/** What was measured, question by question, the fastest model first; models that tie share a rank and an equals sign. */
final class BenchTable {
    private static final int BAR = 12;

    private BenchTable() {}

    static String render(Study study) {
        StringBuilder out = new StringBuilder();
        for (Question question : study.questions()) {
            out.append(question.inWords());
            question.limitMs()
                    .ifPresent(ms -> out.append("   (physical limit ").append(Units.readable(ms)).append(')'));
            out.append('\n');
            double slowest = question.outcomes().getLast().timeMs().point();
            for (Outcome o : question.outcomes()) {
                out.append(row(question, o, slowest).stripTrailing()).append('\n');
            }
        }
        return out.toString();
    }

    private static String row(Question question, Outcome o, double slowest) {
        Estimate e = o.timeMs();
        boolean ties = question.outcomes().stream().filter(other -> other.rank() == o.rank()).count() > 1;
        String ofLimit = question.limitMs().isPresent()
                ? String.format(Locale.ROOT, "%6.2f of the limit", e.point() / question.limitMs().getAsDouble())
                : "";
        return String.format(Locale.ROOT, "  %s%d  %-9s %10s  %-21s  %s  %s", ties ? "=" : " ", o.rank(),
                o.model().id(), Units.readable(e.point()), Units.readable(e.low()) + " – " + Units.readable(e.high()),
                Bar.of(e.point(), slowest, BAR), ofLimit);
    }
}
