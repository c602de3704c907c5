package dev.loomwise.reports.chart;

/** A small value over data that draws itself. The constructor refuses what cannot be drawn; there is no empty chart. */
public interface Chart {
    /** What the picture shows, for those who do not see it. */
    String title();

    /**
     * An {@code <svg>} element to put into an HTML page: no prolog, no style attributes, text and lines in
     * {@code currentColor}, as wide as its place allows.
     */
    String svg();
}
