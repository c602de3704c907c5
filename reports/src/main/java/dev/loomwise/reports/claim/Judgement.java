package dev.loomwise.reports.claim;

import dev.loomwise.reports.stats.Estimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A verdict with the numbers that it was computed from.
 *
 * @param verdict never written by hand
 * @param measured by name; the end of a name is its unit: {@code Ms Mb Kb Us Count Share PerSecond}, and {@code Times} for
 *            a ratio
 * @param why a sentence or two that follow from the numbers
 */
public record Judgement(Verdict verdict, Map<String, Estimate> measured, String why) {
    public Judgement {
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
        if (why.isBlank()) {
            throw new IllegalArgumentException("a verdict needs its reason");
        }
    }

    /** Collects numbers, then gives the verdict. */
    static final class Numbers {
        private final Map<String, Estimate> measured = new LinkedHashMap<>();

        Numbers with(String name, Estimate value) {
            measured.put(name, value);
            return this;
        }

        Numbers with(String name, double value) {
            return with(name, Estimate.exactly(value));
        }

        Judgement say(Verdict verdict, String why) {
            return new Judgement(verdict, measured, why);
        }
    }
}
