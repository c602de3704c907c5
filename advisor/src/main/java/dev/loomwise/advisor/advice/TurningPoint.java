package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;

/**
 * The nearest value of one number of a profile at which another model would be recommended.
 *
 * @param key the profile's key
 * @param factor of the number that the profile has; above 1 the other model is better beyond it, below 1 under it
 * @param value the number there, with its unit
 * @param words the number and what it is: {@code 1.40 ms of CPU per task}
 * @param other what is recommended there, with its settings
 */
public record TurningPoint(String key, double factor, String value, String words, Prediction other) {
    /** Whether the other model is recommended from there upwards. */
    public boolean above() {
        return factor > 1;
    }

    /** One clause for people. */
    public String sentence() {
        return (above() ? "above " : "below ") + words + " the answer is " + Today.words(other);
    }
}
