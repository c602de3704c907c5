package dev.loomwise.advisor.cli;

import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.Sampling;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.OptionalDouble;

/** What was measured, question by question, the fastest model first; models that tie share a rank. */
final class BenchTable {
    private BenchTable() {}

    static String render(Study study) {
        StringBuilder out = new StringBuilder(study.manifest().map(m -> m.fitness()).filter(Fitness::mustBeSaid)
                .map(f -> "note: " + f.inWords() + "; ./loomwise doctor says what to do\n\n").orElse(""));
        for (Question question : study.questions()) {
            OptionalDouble limit = question.limitMs();
            out.append(question.inWords()).append(limit.isPresent()
                    ? "   (physical limit " + Units.readable(limit.getAsDouble()) + ")\n"
                    : "\n");
            for (Outcome o : question.outcomes()) {
                Estimate e = o.timeMs();
                String flags = Stream.of(flags(study, o), o.measured().remark()).filter(w -> !w.isEmpty())
                        .collect(Collectors.joining(", "));
                out.append(String.format(Locale.ROOT, "  %d  %-9s %10s  %-21s  %s%s", o.rank(), o.model().id(),
                        Units.readable(e.point()), Units.readable(e.low()) + " – " + Units.readable(e.high()),
                        limit.isPresent()
                                ? String.format(Locale.ROOT, "%6.2f of the limit", e.point() / limit.getAsDouble())
                                : "",
                        flags.isEmpty() ? "" : "  (" + flags + ")").stripTrailing()).append('\n');
            }
        }
        study.manifest().flatMap(Manifest::sampled).flatMap(Sampling::saved)
                .ifPresent(saving -> out.append("sampling: ").append(saving.inWords()).append('\n'));
        return out.toString();
    }

    /** What the reader of this time should know: disturbed, not steady, several modes. */
    private static String flags(Study study, Outcome outcome) {
        return study.manifest().flatMap(Manifest::sampled).flatMap(s -> outcome.measured().cell().flatMap(s::of))
                .map(cell -> String.join(", ", cell.flags())).orElse("");
    }
}
