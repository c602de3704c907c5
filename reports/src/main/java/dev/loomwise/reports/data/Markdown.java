package dev.loomwise.reports.data;

/** Text from anywhere as a cell of a Markdown table: it cannot end the cell, and is neither markup nor HTML. */
public final class Markdown {
    private Markdown() {}

    /** Escaped, on one line. */
    public static String text(String text) {
        return text.replaceAll("\\s+", " ").strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
    }
}
