package dev.loomwise.advisor.recording.finding;

import java.util.Locale;

/** How sure a number is. */
public enum Sure {
    /** Every one was seen. */
    COUNTED,
    /** A sum of times that the JVM measured. */
    MEASURED,
    /** Inferred: a pattern, a sample, a law of queues. */
    ESTIMATED,
    /** The recording does not tell. */
    OPEN;

    /** As written in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
