package dev.loomwise.reports.data;

import java.util.List;
import java.util.regex.Pattern;

/** Comma-separated values, as RFC 4180 has them. */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?");

    private Csv() {}

    /** A line with its end. */
    public static String line(List<String> fields) {
        return String.join(",", fields.stream().map(Csv::quoted).toList()) + "\n";
    }

    /** A spreadsheet would compute what begins like a formula, so that gets an apostrophe. */
    private static String quoted(String field) {
        boolean formula = !field.isEmpty() && "=+@-".indexOf(field.charAt(0)) >= 0
                && !NUMBER.matcher(field).matches();
        String safe = formula ? "'" + field : field;
        return plain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean plain(String field) {
        return field.indexOf('"') < 0 && field.indexOf(',') < 0 && field.indexOf('\r') < 0
                && field.indexOf('\n') < 0;
    }
}
