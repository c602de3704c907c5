package dev.loomwise.advisor.predict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON of the simplest kind: objects in objects, numbers, and text without a backslash. For what we wrote ourselves and need
 * at once: a parser of Jackson's is on a {@link java.math.BigDecimal}, which squares numbers of 45,000 digits when it is
 * first named (JDK 25), a third of what an advice takes. What is not of this kind is not read, and left to Jackson, who says
 * what is wrong with it.
 */
final class PlainJson {
    /** Deeper is nothing that we write. */
    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private PlainJson(String text) {
        this.text = text;
    }

    /** Something that this reader leaves to another; never leaves this class. */
    private static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotPlain() {
            super("not plain", null, false, false);
        }
    }

    /** The object, or empty where the text is not of this kind or no JSON at all. */
    static Optional<ObjectNode> read(byte[] json) {
        PlainJson reader = new PlainJson(new String(json, StandardCharsets.UTF_8));
        try {
            reader.expect('{');
            ObjectNode root = reader.object(1);
            return reader.next() == '\0' ? Optional.of(root) : Optional.empty();
        } catch (NotPlain | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What stands behind its opening brace. */
    private ObjectNode object(int depth) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (depth > DEEPEST) {
            throw new NotPlain();
        }
        if (next() == '}') {
            at++;
            return node;
        }
        while (true) {
            expect('"');
            String name = string();
            expect(':');
            char c = next();
            if (c == '{') {
                at++;
                node.set(name, object(depth + 1));
            } else if (c == '"') {
                at++;
                node.put(name, string());
            } else {
                node.put(name, number());
            }
            c = next();
            at++;
            if (c == '}') {
                return node;
            }
            if (c != ',') {
                throw new NotPlain();
            }
        }
    }

    /** What stands behind its opening quote. */
    private String string() {
        int end = text.indexOf('"', at);
        if (end < 0) {
            throw new NotPlain();
        }
        String string = text.substring(at, end);
        for (int i = 0; i < string.length(); i++) {
            // What is no UTF-8 was replaced when it was decoded.
            if (string.charAt(i) == '\\' || string.charAt(i) < ' ' || string.charAt(i) == '\uFFFD') {
                throw new NotPlain();
            }
        }
        at = end + 1;
        return string;
    }

    /** Digits, and what else a number of JSON may hold; {@code 1.} and {@code +1} are none of JSON and left to Jackson. */
    private double number() {
        int start = at;
        while (at < text.length() && "0123456789.eE+-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        int sign = number.startsWith("-") ? 1 : 0;
        boolean begins = number.length() > sign && Character.isDigit(number.charAt(sign));
        boolean leading = number.length() > sign + 1 && number.charAt(sign) == '0'
                && Character.isDigit(number.charAt(sign + 1));
        if (!begins || leading || !Character.isDigit(number.charAt(number.length() - 1)) || number.contains(".e")
                || number.contains(".E")) {
            throw new NotPlain();
        }
        return Double.parseDouble(number);
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw new NotPlain();
        }
        at++;
    }

    /** The next character that is no blank, which stays; 0 at the end. */
    private char next() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\r'
                || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
