package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.reports.data.BadInputException;
import java.util.function.Function;

/** Values of options; a wrong one is the user's mistake, and the message names the option. */
final class Options {
    private Options() {}

    /** One of an enum's names. */
    static <E extends Enum<E>> E one(String option, Class<E> type, String value) {
        return read(option, value, v -> ProfileKeys.one(type, v));
    }

    /** What {@code reader} makes of it; its complaint becomes the message. */
    static <T> T read(String option, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(option + ": " + e.getMessage(), e);
        }
    }
}
