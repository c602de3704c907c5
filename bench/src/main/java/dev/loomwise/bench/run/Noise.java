package dev.loomwise.bench.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What disturbed a fork, as shares of all cores' time while it ran.
 *
 * @param stolen what the hypervisor gave to somebody else, 0 to 1
 * @param others what other processes of this machine computed, 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Noise(double stolen, double others) {
    public Noise {
        if (!(stolen >= 0 && stolen <= 1 && others >= 0 && others <= 1)) {
            throw new IllegalArgumentException("shares lie between 0 and 1: " + stolen + ", " + others);
        }
    }

    /** Both together: what was not there for the fork. */
    public double lost() {
        return stolen + others;
    }
}
