package dev.loomwise.bench.machine.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How much a finding harms what is measured, mildest first. */
public enum Severity {
    /** As it should be. */
    @JsonProperty("ok")
    OK,
    /** Worth knowing; nothing to be done. */
    @JsonProperty("info")
    INFO,
    /** Times are longer or spread wider than they would be. */
    @JsonProperty("warning")
    WARNING,
    /** What is measured now says little about the models. */
    @JsonProperty("unfit")
    UNFIT;

    /** Its name in JSON and in text. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
