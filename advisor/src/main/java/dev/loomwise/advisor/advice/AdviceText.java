package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The advice for people, in a terminal. */
public final class AdviceText {
    private static final int WIDTH = 96;

    private AdviceText() {}

    /** The whole answer; {@code now} is what ages are counted from. */
    public static String render(Recommendation advice, Instant now) {
        StringBuilder out = new StringBuilder();
        out.append(headline(advice)).append("\n\n").append(table(advice)).append('\n');
        section(out, "Why", advice.reason() + ties(advice));
        section(out, "Settings", settings(advice.chosen()));
        for (Caution caution : advice.cautions()) {
            section(out, "Watch", sentence(caution.summary()) + " " + caution.why() + " " + caution.action() + " ["
                    + caution.source() + "]");
        }
        section(out, "Evidence", evidence(advice, now));
        out.append("\nCode\n").append(Snippet.of(advice.chosen().model()).indent(4));
        return out.toString();
    }

    /** The first line: what to use, and how long it takes. */
    public static String headline(Recommendation advice) {
        Prediction chosen = advice.chosen();
        Estimate e = chosen.metric().orElseThrow();
        String what = switch (chosen.model()) {
            case SYNC -> "plain synchronous code";
            case VIRTUAL -> "virtual threads";
            case BRIDGE -> "virtual threads with a pool for the computing (bridge)";
            case PLATFORM -> "a pool of " + chosen.settings().poolSize() + " platform threads";
            case FORKJOIN -> "a ForkJoinPool";
            case ASYNC -> "async futures";
        };
        boolean service = advice.profile().shape() == WorkloadProfile.Shape.SERVICE;
        String subject = service
                ? "p99 of " + Units.readable(e.point())
                : advice.profile().shape() == WorkloadProfile.Shape.DIVISIBLE
                        ? "the job takes " + Units.readable(e.point())
                        : String.format(Locale.ROOT, "%,d tasks in %s", advice.profile().tasks(),
                                Units.readable(e.point()));
        return String.format(Locale.ROOT, "Use %s: %s (%s to %s), %.2f of the physical limit.", what, subject,
                Units.readable(e.low()), Units.readable(e.high()), e.point() / advice.limitMs());
    }

    private static String table(Recommendation advice) {
        boolean service = advice.profile().shape() == WorkloadProfile.Shape.SERVICE;
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "  %-9s %10s %23s %9s %9s  %s%n", "model",
                service ? "p99" : "time", "90 % interval", "vs best", "memory", ""));
        for (Prediction p : advice.candidates()) {
            String mark = advice.chose(p) ? "▶" : " ";
            if (!p.feasible()) {
                out.append(String.format(Locale.ROOT, "%s %-9s %10s %23s %9s %6.0f MB  %s%n", mark, p.model().id(),
                        "cannot", "", "", p.memoryMb(), p.why()));
                continue;
            }
            Estimate e = p.metric().orElseThrow();
            out.append(String.format(Locale.ROOT, "%s %-9s %10s %23s %9.2f %6.0f MB  %s, %s%n", mark, p.model().id(),
                    Units.readable(e.point()), Units.readable(e.low()) + " – " + Units.readable(e.high()),
                    p.metricMs() / advice.bestMs(), p.memoryMb(), p.model().codeStyle(), p.why()));
        }
        return out.toString();
    }

    private static String ties(Recommendation advice) {
        if (advice.tiedWith().isEmpty()) {
            return "";
        }
        String names = advice.tiedWith().stream().map(m -> m.id()).collect(Collectors.joining(", "));
        return " It ties with " + names + ": the difference is within "
                + Math.round(advice.profile().tolerance() * 100) + " %.";
    }

    /** What the model needs to be that fast, in words. */
    static String settings(Prediction p) {
        var s = p.settings();
        String limit = s.permits() > 0 ? "permits: " + s.permits() : "no limit on tasks in flight";
        return switch (p.model()) {
            case SYNC -> "none";
            case PLATFORM -> "poolSize: " + s.poolSize();
            case VIRTUAL -> limit;
            case FORKJOIN -> "parallelism: " + s.parallelism();
            case ASYNC -> limit + ", parallelism: " + s.parallelism();
            case BRIDGE -> limit + ", poolSize: " + s.parallelism();
        };
    }

    private static String evidence(Recommendation advice, Instant now) {
        var calibration = advice.evidence().calibration();
        double error = calibration.fits().values().stream().mapToDouble(f -> f.error()).average().orElse(0);
        String where = advice.evidence().here()
                ? "Measured on this machine " + age(Duration.between(calibration.measured(), now)) + " ago (run "
                        + calibration.run() + ")."
                : "No run of this machine was found: the costs are those of a reference run (" + calibration.machine()
                        .cpu() + ", " + calibration.machine().cores() + " cores, JDK " + calibration.machine().jdk()
                        + "), so times are a rough guide; ./loomwise bench measures this machine.";
        return where + (advice.candidates().stream().anyMatch(Prediction::extrapolated)
                ? " This profile reaches beyond what was measured, and the intervals are wider for it."
                : " This profile is inside the measured range.")
                + String.format(Locale.ROOT, " The simulation misses the cells it was fitted to by %.0f %%.",
                        error * 100);
    }

    private static String age(Duration d) {
        return d.toDays() > 1
                ? d.toDays() + " days"
                : d.toHours() > 1 ? d.toHours() + " hours" : Math.max(1, d.toMinutes()) + " minutes";
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static void section(StringBuilder out, String title, String text) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-10s", title));
        for (String word : List.of(text.split(" ", -1))) {
            if (line.length() + word.length() + 1 > WIDTH) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(10));
            }
            line.append(word).append(' ');
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
