package dev.loomwise.reports.chart;

/** Numbers at an axis. */
public final class NumberLabel {
    private NumberLabel() {}

    /** Three significant digits, thousands as {@code k M G T}: {@code 12.3k}. */
    public static String of(double value) {
        return Canvas.plain(value);
    }

    /** Milliseconds, without zeros that say nothing: {@code 200 ms}, {@code 1.5 s}. */
    public static String ofTime(double ms) {
        return Canvas.time(ms);
    }
}
