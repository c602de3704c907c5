package dev.loomwise.advisor.cli;

import java.io.Console;
import java.util.Optional;

/**
 * Whether a person sits at a stream. The launcher knows ({@code test -t}) and says so in a property, because Java itself
 * tells only from JDK 22 on; without the launcher nobody is assumed.
 */
final class Terminal {
    private static final String STREAMS = System.getProperty("loomwise.terminal", "");

    private Terminal() {}

    /** Who can be asked at standard input, if anybody. */
    static Optional<Console> person() {
        return STREAMS.contains("0") ? Optional.ofNullable(System.console()) : Optional.empty();
    }

    /** Whether standard error is watched. */
    static boolean watched() {
        return STREAMS.contains("2");
    }
}
