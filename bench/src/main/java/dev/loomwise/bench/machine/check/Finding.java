package dev.loomwise.bench.machine.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What a check saw; {@code run.json} keeps it.
 *
 * @param check who looked
 * @param severity how bad it is
 * @param seen what there is, with its numbers; starts small, ends without a stop
 * @param effect what that does to results; empty when all is well
 * @param remedy what to do; empty when all is well
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Finding(String check, Severity severity, String seen, String effect, String remedy) {
    public Finding {
        if (check.isBlank() || seen.isBlank()) {
            throw new IllegalArgumentException("a finding names its check and what was seen");
        }
        if (severity != Severity.OK && (effect.isBlank() || remedy.isBlank())) {
            throw new IllegalArgumentException(check + ": what is not well has an effect and a remedy");
        }
    }

    static Finding ok(String check, String seen) {
        return new Finding(check, Severity.OK, seen, "", "");
    }

    /** One sentence, as the manifest keeps it. */
    public String inWords() {
        return effect.isBlank() ? seen : seen + ": " + effect + "; " + remedy;
    }
}
