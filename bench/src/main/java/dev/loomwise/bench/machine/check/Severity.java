package dev.loomwise.bench.machine.check;

import java.util.Locale;

/** How much a finding harms what is measured, mildest first. */
public enum Severity {
    /** As it should be. */
    OK,
    /** Worth knowing; nothing to be done. */
    INFO,
    /** Times are longer or spread wider than they would be. */
    WARNING,
    /** What is measured now says little about the models. */
    UNFIT;

    /** Its name in JSON and in text. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
