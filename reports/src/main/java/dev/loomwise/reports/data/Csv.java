package dev.loomwise.reports.data;

import java.util.List;

/** Comma-separated values, as RFC 4180 has them. */
public final class Csv {
    private Csv() {}

    /** A line with its end. */
    public static String line(List<String> fields) {
        return String.join(",", fields.stream().map(Csv::quoted).toList()) + "\n";
    }

    /** A spreadsheet would compute what begins like a formula, so that gets an apostrophe. */
    private static String quoted(String field) {
        boolean number = field.matches("-?[0-9.]+(E-?[0-9]+)?");
        String safe = !number && field.matches("(?s)[=+@-].*") ? "'" + field : field;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
