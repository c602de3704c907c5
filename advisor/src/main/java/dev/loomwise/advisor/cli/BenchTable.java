package dev.loomwise.advisor.cli;

import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.Sampling;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;

/** What was measured, question by question, the fastest model first; models that tie share a rank. */
final class BenchTable {
    private BenchTable() {}

    static String render(Study study) {
        StringBuilder out = new StringBuilder();
        for (Question question : study.questions()) {
            double limit = question.limitMs().orElse(Double.NaN);
            out.append(String.format(Locale.ROOT, "%s   (physical limit %s)%n", question.inWords(),
                    Units.readable(limit)));
            for (Outcome o : question.outcomes()) {
                Estimate e = o.timeMs();
                String flags = flags(study, o);
                out.append(String.format(Locale.ROOT, "  %d  %-9s %10s  %-21s  %6.2f of the limit%s%n", o.rank(),
                        o.model().id(), Units.readable(e.point()),
                        Units.readable(e.low()) + " – " + Units.readable(e.high()), e.point() / limit,
                        flags.isEmpty() ? "" : "  (" + flags + ")"));
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
