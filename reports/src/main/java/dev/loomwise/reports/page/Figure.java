package dev.loomwise.reports.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture with its numbers beneath.
 *
 * @param heading what it is about; the name of the picture's table too
 * @param note a sentence to read it by; may be empty
 * @param svg the picture, or several, which stand side by side; empty where there is too little to draw, or too much
 * @param table the numbers
 */
public record Figure(String heading, String note, String svg, Table table) {
    private static final int ROWS_AT_ONCE = 100;

    public Figure {
        if (heading.isBlank()) {
            throw new IllegalArgumentException("a figure needs a heading");
        }
        table = HeadUnits.of(table);
    }

    /**
     * A figure whose table is long: in parts, so that a browser lays out only what is seen. The picture and the note are
     * in the first.
     */
    static List<Figure> inParts(String heading, String note, String svg, List<Table.Column> columns,
            List<Table.Row> rows) {
        List<Figure> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            Table part = new Table(columns, rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)));
            parts.add(from == 0
                    ? new Figure(heading, note, svg, part)
                    : new Figure(heading + ", from number " + (from + 1), "", "", part));
        }
        return parts;
    }

    /** An {@code <article>}. */
    public Html html() {
        StringBuilder html = new StringBuilder("<article>\n<h3>").append(Html.text(heading)).append("</h3>\n");
        if (!note.isEmpty()) {
            html.append("<p>").append(Html.text(note)).append("</p>\n");
        }
        boolean several = svg.indexOf("<svg ") != svg.lastIndexOf("<svg ");
        String place = several
                ? "<div>\n<div class=\"row\">"
                : table.narrow() ? "<div class=\"pair\">\n<div>" : "<div>\n<div>";
        html.append(svg.isEmpty() ? "<div>\n" : place).append(svg)
                .append(svg.isEmpty() ? "" : "</div>\n")
                .append(table.markup(heading)).append("\n</div>\n</article>");
        return new Html(html.toString());
    }

    /** For templates. */
    public String markup() {
        return html().markup();
    }
}
