package dev.loomwise.reports.data;

/**
 * Numbers and names in lists and objects, looked at byte by byte as RFC 8259 has them, of which nothing is made. What is
 * right here is right for a parser, too; what is not, or is rarer than figures (escapes, other letters, {@code null}, deep
 * nesting), is for a parser to judge.
 */
final class PlainFigures {
    /** JMH's histograms are lists of lists of lists of pairs. */
    private static final int DEEPEST = 8;

    private PlainFigures() {}

    /** Behind the list or object that begins here; -1 where it is neither, has no end, or holds more than plain figures. */
    static int behind(byte[] json, int from) {
        return from < json.length && (json[from] == '[' || json[from] == '{') ? value(json, from, 0) : -1;
    }

    private static int value(byte[] json, int from, int depth) {
        if (from >= json.length || depth > DEEPEST) {
            return -1;
        }
        return switch (json[from]) {
            case '[' -> values(json, from, (byte) ']', depth);
            case '{' -> values(json, from, (byte) '}', depth);
            case '"' -> text(json, from);
            default -> number(json, from);
        };
    }

    /** Behind a list, or an object, which is the same but for the names. */
    private static int values(byte[] json, int from, byte end, int depth) {
        int at = blank(json, from + 1);
        if (is(json, at, end)) {
            return at + 1;
        }
        while (at >= 0) {
            at = end == '}' ? named(json, at) : at;
            at = at < 0 ? -1 : value(json, at, depth + 1);
            at = at < 0 ? json.length : blank(json, at);
            if (is(json, at, end)) {
                return at + 1;
            }
            at = is(json, at, (byte) ',') ? blank(json, at + 1) : -1;
        }
        return -1;
    }

    /** Where the value of the name begins that begins here. */
    private static int named(byte[] json, int from) {
        int behind = is(json, from, (byte) '"') ? text(json, from) : -1;
        int colon = behind < 0 ? json.length : blank(json, behind);
        return is(json, colon, (byte) ':') ? blank(json, colon + 1) : -1;
    }

    private static int text(byte[] json, int from) {
        int at = from + 1;
        // Bytes of other letters are negative.
        while (at < json.length && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return is(json, at, (byte) '"') ? at + 1 : -1;
    }

    private static int number(byte[] json, int from) {
        int whole = is(json, from, (byte) '-') ? from + 1 : from;
        int at = is(json, whole, (byte) '0') ? whole + 1 : digits(json, whole);
        if (at >= 0 && is(json, at, (byte) '.')) {
            at = digits(json, at + 1);
        }
        if (at >= 0 && at < json.length && (json[at] == 'E' || json[at] == 'e')) {
            int power = at + 1;
            at = digits(json, is(json, power, (byte) '-') || is(json, power, (byte) '+') ? power + 1 : power);
        }
        return at;
    }

    /** Behind one digit or more; -1 where there is none. */
    private static int digits(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at == from ? -1 : at;
    }

    /** The next byte that is not blank. */
    static int blank(byte[] json, int from) {
        int at = from;
        while (at < json.length && isBlank(json[at])) {
            at++;
        }
        return at;
    }

    /** What may stand between all else. */
    static boolean isBlank(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    /** Whether that byte is there. */
    static boolean is(byte[] json, int at, byte b) {
        return at < json.length && json[at] == b;
    }
}
