package dev.loomwise.reports.compare;

import java.util.List;
import java.util.Locale;

/** A comparison for a terminal. */
public final class CompareText {
    private CompareText() {}

    /** The answer first, then the two runs, each cell, the groups, and how the verdicts came about. */
    public static String render(Comparison c) {
        StringBuilder out = new StringBuilder(Phrases.headline(c)).append("\n\n");
        out.append("  BASE  ").append(Phrases.side(c.base())).append('\n');
        out.append("  NEW   ").append(Phrases.side(c.now())).append('\n');
        out.append("  ").append(Phrases.differences(c)).append("\n\n");
        row(out, "verdict", "ratio", Phrases.percent(c.settings().confidence()) + " interval", "BASE", "NEW", "q",
                "forks", "cell");
        for (Change change : c.changes()) {
            row(out, change.verdict().id(), Phrases.number(change.ratio().point()), Phrases.range(change.ratio()),
                    Phrases.median(change, change.base()), Phrases.median(change, change.now()),
                    Phrases.q(change.q()), Phrases.forks(change),
                    change.cell() + (change.noisy() ? "  (noisy: its forks lie far apart)" : ""));
        }
        out.append("\n  geometric mean of the ratios\n");
        c.groups().forEach(g -> group(out, g));
        group(out, c.all());
        list(out, "only in BASE", c.onlyBase());
        list(out, "only in NEW", c.onlyNew());
        list(out, "left out or put together", c.notes());
        out.append('\n');
        Phrases.method(c).forEach(line -> out.append("  ").append(line).append('\n'));
        return out.toString();
    }

    private static void row(StringBuilder out, Object... columns) {
        out.append(String.format(Locale.ROOT, "  %-9s  %8s  %-19s  %10s  %10s  %8s  %5s  %s", columns).stripTrailing())
                .append('\n');
    }

    private static void group(StringBuilder out, Group g) {
        out.append(String.format(Locale.ROOT, "  %8s  %-19s  %-20s  %d %s%s%s%n", Phrases.number(g.ratio().point()),
                Phrases.range(g.ratio()), g.name(), g.cells(), g.cells() == 1 ? "cell" : "cells",
                g.slower() > 0 ? ", " + g.slower() + " slower" : "",
                g.faster() > 0 ? ", " + g.faster() + " faster" : "").replace("\r\n", "\n"));
    }

    private static void list(StringBuilder out, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append("\n  ").append(heading).append(":\n");
            lines.forEach(l -> out.append("    ").append(l).append('\n'));
        }
    }
}
