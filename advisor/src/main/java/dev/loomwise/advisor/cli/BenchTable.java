package dev.loomwise.advisor.cli;

import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, question by question, the fastest model first. */
final class BenchTable {
    private BenchTable() {}

    static String render(Study study) {
        Map<String, List<Measured>> questions = new LinkedHashMap<>();
        study.results().stream().filter(m -> m.cell().isPresent())
                .sorted(Comparator.comparing(m -> m.cell().map(Cell::question).orElse("")))
                .forEach(m -> questions.computeIfAbsent(m.cell().orElseThrow().question(), q -> new ArrayList<>())
                        .add(m));
        StringBuilder out = new StringBuilder();
        questions.forEach((question, models) -> {
            models.sort(Comparator.comparingDouble(m -> m.median().point()));
            double limit = models.getFirst().limitMs(study.cores()).orElse(Double.NaN);
            out.append(String.format(Locale.ROOT, "%s   (limit %s)%n", question, Units.readable(limit)));
            for (Measured m : models) {
                Estimate e = m.median();
                out.append(String.format(Locale.ROOT, "  %-9s %10s  %-21s  %6.2f of the limit%n",
                        m.cell().orElseThrow().model().id(), Units.readable(e.point()),
                        Units.readable(e.low()) + " – " + Units.readable(e.high()), e.point() / limit));
            }
        });
        return out.toString();
    }
}
