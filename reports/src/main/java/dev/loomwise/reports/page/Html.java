package dev.loomwise.reports.page;

/**
 * Markup in which everything that came from elsewhere is escaped already. Made by {@link Templates}, which escape by
 * themselves, or from text by {@link #text}.
 *
 * @param markup goes into the page as it is
 */
public record Html(String markup) {
    /** Text from anywhere, safe as content and in quoted attributes. */
    public static Html text(String text) {
        return new Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    @Override
    public String toString() {
        return markup;
    }
}
