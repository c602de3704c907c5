package dev.loomwise.advisor.cli;

import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.Sampling;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.unit.Bar;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, question by question, the fastest model first; models that tie share a rank and an equals sign. */
final class BenchTable {
    private static final int BAR = 12;

    private BenchTable() {}

    static String render(Study study) {
        StringBuilder out = new StringBuilder(study.manifest().map(m -> m.fitness()).filter(Fitness::mustBeSaid)
                .map(f -> "note: " + f.inWords() + "; ./loomwise doctor says what to do\n\n").orElse(""));
        for (Question question : study.questions()) {
            out.append(question.inWords());
            question.limitMs()
                    .ifPresent(ms -> out.append("   (physical limit ").append(Units.readable(ms)).append(')'));
            out.append('\n');
            question.outcomes().forEach(o -> out.append(row(study, question, o).stripTrailing()).append('\n'));
        }
        study.manifest().flatMap(Manifest::sampled).flatMap(Sampling::saved)
                .ifPresent(saving -> out.append("sampling: ").append(saving.inWords()).append('\n'));
        return out.toString();
    }

    private static String row(Study study, Question question, Outcome o) {
        Estimate e = o.timeMs();
        boolean ties = question.outcomes().stream().filter(other -> other.rank() == o.rank()).count() > 1;
        double slowest = question.outcomes().getLast().timeMs().point();
        String ofLimit = question.limitMs().isPresent()
                ? String.format(Locale.ROOT, "%6.2f of the limit", e.point() / question.limitMs().getAsDouble())
                : "";
        String flags = Stream.of(flags(study, o), o.measured().remark()).filter(w -> !w.isEmpty())
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "  %s%d  %-9s %10s  %-21s  %s  %s%s", ties ? "=" : " ", o.rank(),
                o.model().id(), Units.readable(e.point()), Units.readable(e.low()) + " – " + Units.readable(e.high()),
                Bar.of(e.point(), slowest, BAR), ofLimit, flags.isEmpty() ? "" : "  (" + flags + ")");
    }

    /** What the reader of this time should know: disturbed, not steady, several modes. */
    private static String flags(Study study, Outcome outcome) {
        return study.manifest().flatMap(Manifest::sampled).flatMap(s -> outcome.measured().cell().flatMap(s::of))
                .map(cell -> String.join(", ", cell.flags())).orElse("");
    }
}
