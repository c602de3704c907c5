package dev.loomwise.reports.compare;

import dev.loomwise.reports.data.Markdown;
import java.util.List;

/** A comparison to paste into a pull request: what changed stands open, the rest is folded. */
public final class CompareMarkdown {
    private CompareMarkdown() {}

    /** The whole answer. */
    public static String render(Comparison c) {
        StringBuilder out = new StringBuilder("**").append(Markdown.text(Phrases.headline(c))).append("**\n\n");
        out.append("- BASE ").append(Markdown.text(Phrases.side(c.base()))).append('\n');
        out.append("- NEW ").append(Markdown.text(Phrases.side(c.now()))).append('\n');
        out.append("- ").append(Markdown.text(Phrases.differences(c))).append('\n');
        List<Change> changed = c.changes().stream()
                .filter(x -> x.verdict() == Verdict.SLOWER || x.verdict() == Verdict.FASTER).toList();
        List<Change> others = c.changes().stream().filter(x -> !changed.contains(x)).toList();
        if (!changed.isEmpty()) {
            out.append('\n').append(table(c, changed));
        }
        out.append("\n| workload and model | cells | slower | faster | geometric mean | interval |\n")
                .append("|---|--:|--:|--:|--:|---|\n");
        c.groups().forEach(g -> out.append(group(g)));
        out.append(group(c.all()));
        if (!others.isEmpty()) {
            fold(out,
                    others.size() + (others.size() == 1 ? " cell" : " cells") + " without a change that could be shown",
                    table(c, others));
        }
        list(out, "Only in BASE", c.onlyBase());
        list(out, "Only in NEW", c.onlyNew());
        list(out, "Left out or put together", c.notes());
        fold(out, "How this was decided", bullets(Phrases.method(c)));
        return out.toString();
    }

    private static String table(Comparison c, List<Change> changes) {
        StringBuilder out = new StringBuilder("| | cell | ratio | ")
                .append(Phrases.percent(c.settings().confidence()))
                .append(" interval | BASE | NEW | q | forks |\n|---|---|--:|---|--:|--:|--:|--:|\n");
        for (Change x : changes) {
            String verdict = x.verdict() == Verdict.SLOWER ? "**slower**" : x.verdict().id();
            out.append("| ").append(String.join(" | ", verdict,
                    Markdown.text(x.cell()) + (x.noisy() ? " (noisy)" : ""), Phrases.number(x.ratio().point()),
                    Phrases.range(x.ratio()), Markdown.text(Phrases.median(x, x.base())),
                    Markdown.text(Phrases.median(x, x.now())), Markdown.text(Phrases.q(x.q())), Phrases.forks(x)))
                    .append(" |\n");
        }
        return out.toString();
    }

    private static String group(Group g) {
        return "| " + String.join(" | ", Markdown.text(g.name()), g.cells() + "", g.slower() + "", g.faster() + "",
                Phrases.number(g.ratio().point()), Phrases.range(g.ratio())) + " |\n";
    }

    private static void list(StringBuilder out, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            fold(out, heading + " (" + lines.size() + ")", bullets(lines));
        }
    }

    private static String bullets(List<String> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(l -> out.append("- ").append(Markdown.text(l)).append('\n'));
        return out.toString();
    }

    /** A blank line after the summary, or the Markdown within is not read as such. */
    private static void fold(StringBuilder out, String summary, String content) {
        out.append("\n<details><summary>").append(summary).append("</summary>\n\n").append(content)
                .append("\n</details>\n");
    }
}
