package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.Markdown;

/** The advice for a pull request or a wiki. */
public final class AdviceMarkdown {
    private AdviceMarkdown() {}

    public static String render(Recommendation advice) {
        StringBuilder out = new StringBuilder("**" + AdviceText.headline(advice) + "**\n\n" + advice.reason()
                + "\n\n| model | " + (AdviceText.isService(advice) ? "p99" : "time")
                + " | 90 % interval | vs best | memory | how |\n|---|--:|--:|--:|--:|---|\n");
        boolean bound = Comparison.boundOnly(advice);
        for (Prediction p : advice.candidates()) {
            String name = advice.chose(p) ? "**" + p.model().id() + "**" : p.model().id();
            String time = bound
                    ? "at least " + Comparison.time(Comparison.limitMs(advice))
                    : p.metric().map(e -> Units.readable(e.point())).orElse("");
            String interval = p.metric().filter(e -> p.feasible() && !bound)
                    .map(e -> Units.readable(e.low()) + " – " + Units.readable(e.high())).orElse("");
            out.append("| ").append(String.join(" | ", name, p.feasible() ? time : "cannot", interval,
                    bound ? "" : Comparison.digits(Comparison.vsBest(advice, p)), Math.round(p.memoryMb()) + " MB",
                    Markdown.text(p.why()))).append(" |\n");
        }
        out.append("\nSettings: ").append(AdviceText.settings(advice.chosen())).append(Extras.flat(advice.chosen()))
                .append("\n\n");
        Extras.lines(advice).forEach((title, line) -> out.append("**").append(title).append("**: ")
                .append(Markdown.text(line)).append("\n\n"));
        for (Caution c : advice.cautions()) {
            out.append("- **").append(c.summary()).append("**: ").append(c.why()).append(' ').append(c.action())
                    .append(" (").append(c.source()).append(")\n");
        }
        return out.append("\n```java\n").append(Snippet.of(advice.chosen().model())).append("\n```\n").toString();
    }
}
