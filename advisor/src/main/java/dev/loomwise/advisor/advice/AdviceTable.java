package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;

/** All candidates in a table, best first; what does not fit beside the figures is folded below its column. */
final class AdviceTable {
    private static final int NARROWEST_NOTE = 20;
    private static final String GAP = "  ";

    private AdviceTable() {}

    static String render(Recommendation advice, TextStyle style) {
        boolean bound = Comparison.boundOnly(advice);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", AdviceText.isService(advice) ? "p99" : bound ? "at least" : "time", "vs best",
                "memory",
                "code"));
        advice.candidates().forEach(p -> rows.add(cells(advice, p, bound)));
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder(GAP + line(rows.getFirst(), widths).stripTrailing() + "\n");
        for (int i = 0; i < advice.candidates().size(); i++) {
            Prediction p = advice.candidates().get(i);
            boolean chosen = advice.chose(p);
            String row = (chosen ? "▶ " : GAP)
                    + withNote(line(rows.get(i + 1), widths), note(advice, p), style.width());
            row.lines()
                    .forEach(l -> out.append(chosen ? style.good(l) : p.feasible() ? l : style.faint(l)).append('\n'));
        }
        return out.toString();
    }

    private static List<String> cells(Recommendation advice, Prediction p, boolean bound) {
        String time = bound
                ? Comparison.time(Comparison.limitMs(advice))
                : p.metric().map(Estimate::point).map(Units::readable).orElse("");
        return List.of(p.model().id(), p.feasible() ? time : "cannot", bound
                ? ""
                : Comparison.digits(Comparison.vsBest(advice, p)), Math.round(p.memoryMb()) + " MB",
                p.feasible() ? p.model().codeStyle() : "");
    }

    private static String note(Recommendation advice, Prediction p) {
        if (advice.chose(p)) {
            return Comparison.distinction(advice) + "; " + p.why();
        }
        return (advice.tiedWith().contains(p.model()) ? "ties; " : "") + p.why();
    }

    /** Names to the left, figures to the right. */
    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blank = " ".repeat(widths[i] - cells.get(i).length());
            boolean figure = i > 0 && i < widths.length - 1;
            line.append(figure ? blank + cells.get(i) : cells.get(i) + blank).append(GAP);
        }
        return line.toString();
    }

    private static String withNote(String line, String note, int width) {
        int left = line.length() + GAP.length();
        int room = width - left;
        boolean beside = room >= NARROWEST_NOTE;
        List<String> lines = Folded.lines(note, beside ? room : width - 4);
        String separator = "\n" + " ".repeat(beside ? left : 4);
        return (beside ? line : line.stripTrailing() + separator) + String.join(separator, lines);
    }
}
