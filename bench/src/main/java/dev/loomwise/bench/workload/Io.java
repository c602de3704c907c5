package dev.loomwise.bench.workload;

import java.util.Locale;

/** What a workload's tasks wait on. */
public enum Io {
    /** Nothing: they only compute. */
    NONE,
    /** A timer of the JVM. */
    TIMER,
    /** A server behind HTTP. */
    HTTP,
    /** A database behind JDBC, which blocks. */
    JDBC,
    /** A file. */
    FILE;

    /** The name in profiles: {@code jdbc}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
