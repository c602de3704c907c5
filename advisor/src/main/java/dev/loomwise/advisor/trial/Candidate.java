package dev.loomwise.advisor.trial;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;

/** A model with its settings, to be run for real. */
public record Candidate(ConcurrencyModel model, Settings settings) {
    /** Model and settings as one word: a key of results. */
    public String key() {
        return model.id() + "/" + settings.poolSize() + "/" + settings.permits() + "/" + settings.parallelism();
    }
}
