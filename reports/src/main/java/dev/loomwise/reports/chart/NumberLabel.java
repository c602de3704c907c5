package dev.loomwise.reports.chart;

/** Numbers of any unit at an axis. */
public final class NumberLabel {
    private NumberLabel() {}

    /** Three significant digits, thousands as {@code k M G T}: {@code 12.3k}. */
    public static String of(double value) {
        return Canvas.plain(value);
    }
}
