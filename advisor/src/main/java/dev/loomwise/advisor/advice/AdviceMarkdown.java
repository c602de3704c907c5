package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;

/** The advice for a pull request or a wiki. */
public final class AdviceMarkdown {
    private AdviceMarkdown() {}

    public static String render(Recommendation advice) {
        StringBuilder out = new StringBuilder("**" + AdviceText.headline(advice) + "**\n\n" + advice.reason()
                + "\n\n| model | metric | 90 % interval | vs best | memory | how |\n|---|--:|--:|--:|--:|---|\n");
        for (Prediction p : advice.candidates()) {
            String name = advice.chose(p) ? "**" + p.model().id() + "**" : p.model().id();
            if (!p.feasible()) {
                out.append(String.format(Locale.ROOT, "| %s | cannot | | | %.0f MB | %s |%n", name, p.memoryMb(),
                        p.why()));
                continue;
            }
            Estimate e = p.metric().orElseThrow();
            out.append(String.format(Locale.ROOT, "| %s | %s | %s – %s | %.2f | %.0f MB | %s |%n", name,
                    Units.readable(e.point()), Units.readable(e.low()), Units.readable(e.high()),
                    p.metricMs() / advice.bestMs(), p.memoryMb(), p.why()));
        }
        out.append("\nSettings: ").append(AdviceText.settings(advice.chosen())).append("\n\n");
        for (Caution c : advice.cautions()) {
            out.append("- **").append(c.summary()).append("**: ").append(c.why()).append(' ').append(c.action())
                    .append(" (").append(c.source()).append(")\n");
        }
        return out.append("\n```java\n").append(Snippet.of(advice.chosen().model())).append("\n```\n").toString();
    }
}
