package dev.loomwise.reports.data;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.stats.Estimate;
import java.util.Optional;

/**
 * What one model made of a question.
 *
 * @param model who ran it
 * @param timeMs median time of one operation in milliseconds, with its 95 % interval
 * @param rank 1 is best; models that cannot be told apart share one
 * @param measured the entry behind it
 */
public record Outcome(ConcurrencyModel model, Estimate timeMs, int rank, Measured measured) {
    public Outcome {
        if (rank < 1) {
            throw new IllegalArgumentException("ranks start at 1: " + rank);
        }
    }

    /** A cost that was measured beside the time, such as {@code clientCpu}. */
    public Optional<Estimate> cost(String name) {
        return Optional.ofNullable(measured.secondary().get(name));
    }
}
