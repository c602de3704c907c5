package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.OptionalInt;

/**
 * What a program does today.
 *
 * @param model its model
 * @param setting threads of the pool (platform, bridge), permits (virtual, async) or workers (forkjoin); empty when it has
 *            none
 */
public record TodaysCode(ConcurrencyModel model, OptionalInt setting) {
    /** The largest setting that can be said. */
    public static final int MOST = 1_000_000;

    public TodaysCode {
        if (model == ConcurrencyModel.SYNC && setting.isPresent()) {
            throw new IllegalArgumentException("sync has no setting: write sync");
        }
        if (setting.isPresent() && (setting.getAsInt() < 1 || setting.getAsInt() > MOST)) {
            throw new IllegalArgumentException("a setting is between 1 and 1 million, as in platform:200");
        }
    }

    /**
     * Reads {@code platform:200}, {@code virtual} or {@code virtual:50}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static TodaysCode read(String text) {
        String[] parts = text.strip().split(":", 2);
        ConcurrencyModel model = ProfileKeys.one(ConcurrencyModel.class, parts[0]);
        if (parts.length == 1) {
            return new TodaysCode(model, OptionalInt.empty());
        }
        String digits = parts[1].strip();
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a model and a whole number, such as platform:200");
        }
        return new TodaysCode(model, OptionalInt.of(Integer.parseInt(digits)));
    }

    /** The settings of today, given those that the model would have otherwise. */
    Settings settings(Settings otherwise) {
        if (setting.isEmpty()) {
            return otherwise;
        }
        int n = setting.getAsInt();
        return switch (model) {
            case SYNC -> otherwise;
            case PLATFORM -> new Settings(n, otherwise.permits(), otherwise.parallelism());
            case VIRTUAL, ASYNC -> new Settings(otherwise.poolSize(), n, otherwise.parallelism());
            case FORKJOIN, BRIDGE -> new Settings(otherwise.poolSize(), otherwise.permits(), n);
        };
    }
}
