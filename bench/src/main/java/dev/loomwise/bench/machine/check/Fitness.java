package dev.loomwise.bench.machine.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/** Whether a machine was fit to measure on, as every output of a run tells. */
public enum Fitness {
    /** Nothing was wrong. */
    @JsonProperty("fit")
    FIT("the machine was fit to measure on"),
    /** Something made times longer or spread them wider. */
    @JsonProperty("noisy")
    NOISY("the machine was noisy: intervals are wider than they need be"),
    /** What was measured says little. */
    @JsonProperty("unfit")
    UNFIT("the machine was UNFIT to measure on: do not decide by these numbers"),
    /** Nobody looked: an older run, or somebody else's results. */
    @JsonProperty("unknown")
    UNKNOWN("nobody checked whether the machine was fit to measure on");

    private final String sentence;

    Fitness(String sentence) {
        this.sentence = sentence;
    }

    /** The worst of what was found. */
    public static Fitness of(List<Finding> findings) {
        if (findings.stream().anyMatch(f -> f.severity() == Severity.UNFIT)) {
            return UNFIT;
        }
        return findings.stream().anyMatch(f -> f.severity() == Severity.WARNING) ? NOISY : FIT;
    }

    /** The fitness of that name; {@link #UNKNOWN} for any other. */
    public static Fitness byId(String id) {
        for (Fitness fitness : values()) {
            if (fitness.id().equals(id)) {
                return fitness;
            }
        }
        return UNKNOWN;
    }

    /** Its name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people; starts small, ends without a stop. */
    public String inWords() {
        return sentence;
    }

    /** Whether a reader of results must be told. */
    public boolean mustBeSaid() {
        return this == NOISY || this == UNFIT;
    }
}
