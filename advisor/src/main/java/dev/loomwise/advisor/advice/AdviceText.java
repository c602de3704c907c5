package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.unit.Decimals;
import dev.loomwise.bench.unit.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The advice for people, in a terminal: what to use, the table, and why, what to watch, code and evidence. */
public final class AdviceText {
    private static final int TITLE = 10;
    private static final double WORTH_A_WORD = 1.05;

    private final TextStyle style;
    private final StringBuilder out = new StringBuilder();

    private AdviceText(TextStyle style) {
        this.style = style;
    }

    /** The whole answer; {@code now} is what ages are counted from. */
    public static String render(Recommendation advice, Instant now, TextStyle style) {
        AdviceText text = new AdviceText(style);
        Folded.lines(headline(advice), style.width())
                .forEach(line -> text.out.append(style.strong(line)).append('\n'));
        text.out.append('\n').append(AdviceTable.render(advice, style)).append('\n');
        text.section("Why", style.strong("Why"), advice.reason() + ties(advice));
        Extras.lines(advice).forEach((title, line) -> text.section(title, style.strong(title), line));
        for (Caution caution : advice.cautions()) {
            boolean warning = caution.severity() == Caution.Severity.WARNING;
            text.section("Watch", warning ? style.warning("Watch") : style.strong("Watch"),
                    sentence(caution.summary()) + " " + caution.why() + " " + caution.action() + " ["
                            + caution.source() + "]");
        }
        text.section("Code", style.strong("Code"), sentence(settings(advice.chosen()) + Extras.flat(advice.chosen())));
        Snippet.of(advice.chosen().model()).lines().map(line -> " ".repeat(TITLE) + line)
                .forEach(line -> text.out.append(line.stripTrailing()).append('\n'));
        text.section("Evidence", style.strong("Evidence"), evidence(advice, now));
        return text.out.toString();
    }

    /** The first line: what to use, and how long it takes. */
    public static String headline(Recommendation advice) {
        Prediction chosen = advice.chosen();
        String what = switch (chosen.model()) {
            case SYNC -> "plain synchronous code";
            case VIRTUAL -> "virtual threads";
            case BRIDGE -> "virtual threads with a pool for the computing (bridge)";
            case PLATFORM -> "a pool of " + chosen.settings().poolSize() + " platform threads";
            case FORKJOIN -> "a ForkJoinPool";
            case ASYNC -> "async futures";
        };
        WorkloadProfile profile = advice.profile();
        if (Comparison.boundOnly(advice)) {
            return String.format(Locale.US,
                    "Use %s: %,d tasks take at least %s, the physical limit; this is a bound, for nothing is"
                            + " predicted beyond %,d tasks.",
                    what, profile.taskCount(), Comparison.time(Comparison.limitMs(advice)),
                    WorkloadProfile.MOST_TASKS);
        }
        String time = Comparison.withInterval(chosen.metric().orElseThrow());
        String subject = switch (profile.shape()) {
            case SERVICE -> "p99 of " + time;
            case DIVISIBLE -> "the job in " + time;
            case CONNECTIONS -> "a message on each of " + Decimals.grouped(profile.taskCount())
                    + (profile.taskCount() == 1 ? " connection in " : " connections in ") + time;
            case BATCH ->
                Decimals.grouped(profile.taskCount()) + (profile.taskCount() == 1 ? " task in " : " tasks in ")
                        + time;
        };
        OptionalDouble limit = Comparison.ofLimit(advice, chosen);
        return "Use " + what + ": " + subject + faster(advice)
                + (limit.isPresent() ? ", " + Comparison.digits(limit) + " of the physical limit." : ".");
    }

    private static String faster(Recommendation advice) {
        OptionalDouble times = Comparison.timesFasterThanSync(advice);
        return times.isPresent() && times.getAsDouble() >= WORTH_A_WORD
                ? ", " + Comparison.digits(times) + " times faster than sync"
                : "";
    }

    private static String ties(Recommendation advice) {
        if (advice.tiedWith().isEmpty()) {
            return "";
        }
        String names = advice.tiedWith().stream().map(m -> m.id()).collect(Collectors.joining(", "));
        return " It ties with " + names + ": the difference is within "
                + Comparison.percent(advice.profile().tolerance()) + ".";
    }

    /** What the model needs to be that fast, in words. */
    static String settings(Prediction p) {
        var s = p.settings();
        String limit = s.permits() > 0 ? "permits: " + s.permits() : "no limit on tasks in flight";
        return switch (p.model()) {
            case SYNC -> "no settings";
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
        return Visible.text(where) + (advice.candidates().stream().anyMatch(Prediction::extrapolated)
                ? Extras.beyond(advice)
                : " This profile is inside the measured range.")
                + " The simulation misses the cells it was fitted to by " + Decimals.fixed(error * 100, 0) + " %.";
    }

    private static String age(Duration d) {
        return d.toDays() > 1
                ? d.toDays() + " days"
                : d.toHours() > 1
                        ? d.toHours() + " hours"
                        : d.toMinutes() > 1 ? d.toMinutes() + " minutes" : "a minute";
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private void section(String title, String shown, String text) {
        String before = shown + " ".repeat(TITLE - title.length());
        for (String line : Folded.lines(text, style.width() - TITLE)) {
            out.append(before).append(line).append('\n');
            before = " ".repeat(TITLE);
        }
    }

    /** Whether the metric is a latency. */
    static boolean isService(Recommendation advice) {
        return advice.profile().shape() == Shape.SERVICE;
    }
}
