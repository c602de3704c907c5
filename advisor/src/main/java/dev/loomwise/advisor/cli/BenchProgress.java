package dev.loomwise.advisor.cli;

import dev.loomwise.bench.run.Plan;
import dev.loomwise.bench.run.Progress;
import dev.loomwise.bench.workload.Cell;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that grows with the time on a terminal, a line every ten seconds elsewhere. */
final class BenchProgress implements Progress, AutoCloseable {
    private static final long LINE_EVERY_NANOS = 10_000_000_000L;

    private final PrintStream err;
    private final Plan plan;
    private final boolean terminal = Terminal.watched();
    private @Nullable ProgressBar bar;
    private boolean begun;
    private long start;
    private long lastLine;

    BenchProgress(PrintStream err, Plan plan) {
        this.err = err;
        this.plan = plan;
    }

    /** The bar appears with the first fork, below what was to be read before. */
    private ProgressBar bar(long seconds) {
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName("measuring").setInitialMax(seconds).setUnit(" s", 1)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR).hideEta()
                    .setConsumer(new ConsoleProgressBarConsumer(err)).build();
        }
        return bar;
    }

    @Override
    public void measuring(Cell cell, int done, Duration left) {
        long now = System.nanoTime();
        if (!begun) {
            begun = true;
            start = now;
            lastLine = now;
            err.println("measuring " + plan.cells().size() + " cells, at most " + plan.budget().toSeconds() + " s"
                    + (RunTrials.wanted(plan.cells())
                            ? ", then about " + RunTrials.time().toSeconds() + " s of warm calls and cold starts"
                            : "")
                    + "; seed " + plan.seed() + (done > 0 ? "; " + done + " forks are there already" : ""));
        }
        if (terminal) {
            long gone = Duration.ofNanos(now - start).toSeconds();
            long all = gone + left.toSeconds();
            bar(all).maxHint(all).stepTo(gone)
                    .setExtraMessage(String.format(Locale.ROOT, " %d forks, at most %d:%02d left  %s", done,
                            left.toMinutes(), left.toSecondsPart(), cell.label()));
        } else if (now - lastLine > LINE_EVERY_NANOS) {
            lastLine = now;
            err.printf(Locale.ROOT, "%3d forks, at most %d:%02d left, %s%n", done, left.toMinutes(),
                    left.toSecondsPart(), cell.label());
        }
    }

    @Override
    public void note(String sentence) {
        err.println("note: " + sentence);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
