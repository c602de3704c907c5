package dev.loomwise.reports.data;

import dev.loomwise.bench.unit.Visible;

/** Something the user gave cannot be used. The message is one line: what, where, what to do. */
public final class BadInputException extends RuntimeException {
    /** A name or value of any length may be part of it. */
    private static final int LONGEST = 600;

    public BadInputException(String message) {
        super(oneLine(message));
    }

    public BadInputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return Visible.line(message, LONGEST);
    }
}
