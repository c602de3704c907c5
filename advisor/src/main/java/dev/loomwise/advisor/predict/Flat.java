package dev.loomwise.advisor.predict;

/**
 * The region around a recommended setting in which it hardly matters.
 *
 * @param setting its name in the answer: {@code poolSize}, {@code permits} or {@code parallelism}
 * @param low the smallest value that does as well, at least 1
 * @param high the largest one, at least {@code low}
 */
public record Flat(String setting, int low, int high) {
    public Flat {
        if (low < 1 || high < low) {
            throw new IllegalArgumentException("a region goes from 1 or more upwards: " + low + " to " + high);
        }
    }
}
