package dev.loomwise.advisor.advice;

/**
 * How text is laid out.
 *
 * @param width characters in a line; tables and sentences are folded to it, code is not
 * @param colour whether a terminal shows it that understands colours
 */
public record TextStyle(int width, boolean colour) {
    /** For files and pipes. */
    public static final TextStyle PLAIN = new TextStyle(100, false);
    private static final int NARROWEST = 40;

    public TextStyle {
        width = Math.max(NARROWEST, width);
    }

    String strong(String text) {
        return in("1", text);
    }

    String good(String text) {
        return in("1;32", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String warning(String text) {
        return in("33", text);
    }

    /** Select Graphic Rendition, ECMA-48. */
    private String in(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
