package dev.loomwise.reports.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text. The first cell of a row names it.
 *
 * @param columns from left to right
 * @param rows each with a cell for every column
 */
public record Table(List<Column> columns, List<Row> rows) {
    /** What is left beside a picture where the page is as wide as it gets; see {@code .pair} in page.css. */
    private static final double BESIDE_REM = 47;
    /** Of a letter in the mean, digits being the widest, and of a cell's left and right together. */
    private static final double LETTER_REM = 0.48;
    private static final double PADDING_REM = 0.77;
    /** Letters of a name that is seen whole, however narrow the page. */
    private static final int NAME = 16;
    /** Letters from which on words are folded. */
    private static final int FOLDED = 26;

    /**
     * A column.
     *
     * @param title at its head
     * @param css classes of all its cells, such as {@code m-virtual} for what belongs to a model; may be empty
     */
    public record Column(String title, String css) {
        /** A column of numbers. */
        public static Column of(String title) {
            return new Column(title, "");
        }

        /** A column of single words. */
        public static Column word(String title) {
            return new Column(title, "left");
        }

        /** A column of words, which begin at the left. */
        public static Column text(String title) {
            return new Column(title, "text");
        }
    }

    /**
     * A row.
     *
     * @param css classes of the row; may be empty
     */
    public record Row(String css, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** A row that belongs to nothing. */
        public static Row of(String... cells) {
            return new Row("", List.of(cells));
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        int width = columns.size();
        if (rows.stream().anyMatch(r -> r.cells.size() != width)) {
            throw new IllegalArgumentException("a row has not " + width + " cells: " + columns);
        }
    }

    /** Whether it fits beside a picture on a wide screen; one that does not is put beneath. */
    boolean narrow() {
        double rem = 0;
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int letters = Math.max(columns.get(i).title.length(),
                    rows.stream().mapToInt(r -> r.cells.get(column).length()).max().orElse(0));
            rem += PADDING_REM
                    + LETTER_REM * (columns.get(i).css.equals("text") ? Math.min(letters, FOLDED) : letters);
        }
        return rem <= BESIDE_REM;
    }

    /** Whether rows are named by so many words that a phone has to fold them. */
    private boolean sentences() {
        return rows.stream().anyMatch(r -> r.cells.getFirst().length() > NAME);
    }

    /** The {@code <table>}, in a box of this name that scrolls by itself where the page is narrow. */
    String markup(String name) {
        StringBuilder html = new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.text(name)).append(": numbers\">\n<table")
                .append(sentences() ? " class=\"sentences\"" : "").append(">\n<thead><tr>");
        for (Column column : columns) {
            html.append("<th scope=\"col\"").append(css(column.css)).append('>').append(Html.text(column.title))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        List<String> css = new ArrayList<>(columns.stream().map(c -> css(c.css)).toList());
        for (Row row : rows) {
            html.append("<tr").append(css(row.css)).append("><th scope=\"row\">")
                    .append(Html.text(row.cells.getFirst()))
                    .append("</th>");
            for (int i = 1; i < columns.size(); i++) {
                html.append("<td").append(css.get(i)).append('>').append(Html.text(row.cells.get(i))).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table>\n</div>").toString();
    }

    private static String css(String classes) {
        return classes.isEmpty() ? "" : " class=\"" + Html.text(classes) + "\"";
    }
}
