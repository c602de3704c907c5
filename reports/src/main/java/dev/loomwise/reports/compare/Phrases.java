package dev.loomwise.reports.compare;

import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What text and Markdown say alike. */
final class Phrases {
    private Phrases() {}

    /** The answer in one sentence. */
    static String headline(Comparison c) {
        long slower = c.count(Verdict.SLOWER);
        long faster = c.count(Verdict.FASTER);
        long undecided = c.count(Verdict.UNDECIDED);
        List<String> parts = new ArrayList<>();
        parts.add(slower == 0 ? "slower in none of " + cells(c) : "slower in " + slower + " of " + cells(c));
        parts.add("faster in " + faster);
        parts.add("the same within " + percent(c.settings().threshold()) + " in " + c.count(Verdict.SAME));
        if (undecided > 0) {
            parts.add("not decided in " + undecided + " (counted as the same)");
        }
        return "NEW is " + String.join(", ", parts) + "; all cells together take " + number(c.all().ratio().point())
                + " times as long (" + range(c.all().ratio()) + ").";
    }

    /** A side in one line. */
    static String side(Side side) {
        Map<String, String> f = side.facts();
        List<String> parts = new ArrayList<>();
        if (!side.known()) {
            parts.add("somebody else's results, machine not told");
            parts.add("JDK " + f.getOrDefault("JDK", "not told"));
        } else {
            parts.add(f.get("machine") + " (" + f.get("processor") + ", " + f.get("cores") + " cores)");
            parts.add("JDK " + f.get("JDK"));
            parts.add("commit " + f.get("commit"));
        }
        if (side.fitness().mustBeSaid()) {
            parts.add(side.fitness().inWords());
        }
        if (!side.complete()) {
            parts.add("the run did not end normally");
        }
        return side.name() + ": " + String.join(", ", parts);
    }

    /** What is not the same beside what was meant to differ. */
    static String differences(Comparison c) {
        List<String> differences = c.differences();
        if (!c.base().known() || !c.now().known()) {
            boolean jdks = c.base().facts().containsKey("JDK") && c.now().facts().containsKey("JDK");
            return (differences.isEmpty() ? "" : "Differs: " + String.join("; ", differences) + ". ")
                    + "What else differs (machine, " + (jdks ? "" : "JDK, ") + "commit) is not known.";
        }
        return differences.isEmpty()
                ? "Machine, JDK and commit are the same."
                : "Differs: " + String.join("; ", differences) + ".";
    }

    /** How the verdicts came about; a reader who doubts one needs this. */
    static List<String> method(Comparison c) {
        String confidence = percent(c.settings().confidence());
        double typical = Math.expm1(Math.sqrt(c.spread().variance()));
        String spread = switch (c.spread().source()) {
            case FORKS ->
                "Forks of one cell lie %s apart here (standard deviation), learnt from all cells of both runs;"
                        + " cells with one fork on a side borrow that, others are drawn towards it.";
            case RATIOS ->
                "No cell has two forks, so how far forks lie apart (%s) was learnt from how far the ratios do,"
                        + " which takes for granted that most cells did not change. With one fork a side nothing tells a noisy"
                        + " cell from one that changed; two forks a cell would say it.";
            case ASSUMED -> "Too few cells have two forks to learn how far forks lie apart: %s is assumed. Measure more"
                    + " forks.";
        };
        return List.of(
                "Ratio: median of NEW over median of BASE" + (c.changes().stream().anyMatch(Change::higherIsBetter)
                        ? " (the other way round where more is better)"
                        : "") + "; above 1 is slower. Intervals are " + confidence
                        + " for each cell alone, from a bootstrap over forks, then iterations.",
                String.format(Locale.ROOT, spread, percent(typical)),
                "Slower or faster: beyond the threshold of " + percent(c.settings().threshold())
                        + " even when all " + c.changes().size()
                        + " cells are allowed for (Benjamini-Hochberg: at most "
                        + percent(1 - c.settings().confidence())
                        + " of the alarms are false; q is the adjusted p-value). Same: the interval is within the"
                        + " threshold.");
    }

    static String median(Change c, double value) {
        OptionalDouble ms = Unit.toMs(c.unit());
        return ms.isPresent() ? Units.readable(value * ms.getAsDouble()) : number(value) + " " + c.unit();
    }

    static String range(Estimate ratio) {
        return number(ratio.low()) + " to " + number(ratio.high());
    }

    /** Three digits after the point near 1, where they matter. */
    static String number(double value) {
        double abs = Math.abs(value);
        if (abs >= 1e9 || (abs < 1e-3 && abs > 0)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        return String.format(Locale.ROOT, abs >= 99.95 ? "%,.0f" : abs >= 9.995 ? "%.1f" : "%.3f", value);
    }

    static String q(double q) {
        return q < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", q);
    }

    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.2f", share * 100);
        return text.replaceAll("\\.?0+$", "") + " %";
    }

    static String forks(Change c) {
        return c.baseForks() + "/" + c.newForks();
    }

    private static String cells(Comparison c) {
        return c.changes().size() + (c.changes().size() == 1 ? " cell" : " cells");
    }
}
