package dev.loomwise.reports.page;

/**
 * A picture with its numbers beneath.
 *
 * @param heading what it is about; the name of the picture's table too
 * @param note a sentence to read it by; may be empty
 * @param svg the picture; empty where there is too little to draw, or too much
 * @param table the numbers
 */
public record Figure(String heading, String note, String svg, Table table) {
    public Figure {
        if (heading.isBlank()) {
            throw new IllegalArgumentException("a figure needs a heading");
        }
    }

    /** An {@code <article>}. */
    public Html html() {
        StringBuilder html = new StringBuilder("<article>\n<h3>").append(Html.text(heading)).append("</h3>\n");
        if (!note.isEmpty()) {
            html.append("<p>").append(Html.text(note)).append("</p>\n");
        }
        html.append(svg.isEmpty() ? "<div>\n" : "<div class=\"pair\">\n").append(svg).append('\n')
                .append(table.markup(heading)).append("\n</div>\n</article>");
        return new Html(html.toString());
    }

    /** For templates. */
    public String markup() {
        return html().markup();
    }
}
