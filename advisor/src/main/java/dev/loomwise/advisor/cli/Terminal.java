package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.advice.TextStyle;
import java.io.Console;
import java.util.Optional;

/**
 * Whether a person sits at a stream. The launcher knows ({@code test -t}) and says so in a property, because Java itself
 * tells only from JDK 22 on; without the launcher nobody is assumed.
 */
final class Terminal {
    private static final String STREAMS = System.getProperty("loomwise.terminal", "");

    /** Longer lines are hard to read, however wide the window is. */
    private static final int WIDEST = 120;

    private Terminal() {}

    /** Who can be asked at standard input, if anybody. */
    static Optional<Console> person() {
        return STREAMS.contains("0") ? Optional.ofNullable(System.console()) : Optional.empty();
    }

    /** How results are laid out: as wide as the terminal and coloured, unless {@code NO_COLOR} (no-color.org) is set. */
    static TextStyle style() {
        if (!STREAMS.contains("1")) {
            return TextStyle.PLAIN;
        }
        String columns = System.getProperty("loomwise.columns", "");
        boolean known = columns.length() > 0 && columns.length() < 5
                && columns.chars().allMatch(c -> c >= '0' && c <= '9');
        return new TextStyle(known ? Math.min(Integer.parseInt(columns), WIDEST) : TextStyle.PLAIN.width(), coloured());
    }

    private static boolean coloured() {
        String no = System.getenv("NO_COLOR");
        return (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether standard error is watched. */
    static boolean watched() {
        return STREAMS.contains("2");
    }
}
