package dev.loomwise.bench.unit;

/**
 * Text from elsewhere (file names, benchmark names, host names) made harmless to look at. What would steer a terminal or
 * turn the direction of reading is shown as {@code [U+202E]}: Trojan Source, CVE-2021-42574.
 */
public final class Visible {
    private Visible() {}

    /** The text without control and direction characters; line ends and tabs stay. */
    public static String text(String text) {
        int i = 0;
        while (i < text.length() && harmless(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c > 0xffff || harmless((char) c)) {
                out.appendCodePoint(c);
            } else {
                String hex = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
                out.append("[U+").append("0".repeat(4 - hex.length())).append(hex).append(']');
            }
        });
        return out.toString();
    }

    /** One line of at most {@code most} characters: the beginning and the end of what is longer. */
    public static String line(String text, int most) {
        String clipped = text;
        if (text.length() > most) {
            int tail = most / 3;
            clipped = text.substring(0, most - tail - 3) + "..." + text.substring(text.length() - tail);
        }
        return text(clipped.replaceAll("\\s+", " ").strip());
    }

    private static boolean harmless(char c) {
        if (c < 0x20) {
            return c == '\n' || c == '\r' || c == '\t';
        }
        boolean turns = c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
        return c < 0x7f || (c > 0x9f && !turns && !Character.isSurrogate(c));
    }
}
