package dev.loomwise.reports.data;

/** Something the user gave cannot be used; the message is one line: what was found, where, and what to do. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadInputException(String sentence) {
        super(sentence);
    }

    public BadInputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
