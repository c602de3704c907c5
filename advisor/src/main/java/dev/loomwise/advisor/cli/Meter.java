package dev.loomwise.advisor.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar where somebody watches, and nothing elsewhere. */
final class Meter implements AutoCloseable {
    private final PrintStream err;
    private final String name;
    private final long whole;
    private @Nullable ProgressBar bar;

    Meter(PrintStream err, String name, long whole) {
        this.err = err;
        this.name = name;
        this.whole = whole;
    }

    /** How far it is, of the whole. */
    void at(long done) {
        if (!Terminal.watched()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(whole).hideEta()
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR).setConsumer(new ConsoleProgressBarConsumer(err))
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
