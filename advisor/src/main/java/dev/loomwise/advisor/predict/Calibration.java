package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was learnt from a run on a machine: the costs of every model and kind of waiting, and how far they missed.
 *
 * @param format version of {@code costs.json}
 * @param run id of the run
 * @param measured when
 * @param parallelSpeed of one core while all compute, as a share of its speed alone
 * @param fitness whether the machine was fit to measure on then
 * @param fits by {@code io/model}, for example {@code http/virtual}
 * @param cold what a one-shot program pays there; empty when that was not measured
 */
public record Calibration(int format, String run, Instant measured, Machine machine, double parallelSpeed,
        Fitness fitness, Map<String, Fit> fits, Optional<ColdStart> cold) {
    /** The version that this program writes. */
    public static final int FORMAT = 2;

    public Calibration {
        fits = Map.copyOf(fits);
    }

    /**
     * The costs of one model with one kind of waiting.
     *
     * @param error typical relative error of the fitted time on the cells it was fitted to; 0.05 is 5 %
     * @param cells how many cells it was fitted to
     * @param mostTasks the largest number of tasks among them
     * @param baseMb resident memory of a program that does nothing yet, MiB
     * @param perTaskMb what each task in progress adds, MiB
     */
    public record Fit(Costs costs, double error, int cells, int mostTasks, double baseMb, double perTaskMb) {}

    /** What is known of that model with that kind of waiting ({@code none}, {@code timer}, {@code http}). */
    public Optional<Fit> fit(String io, ConcurrencyModel model) {
        return Optional.ofNullable(fits.get(io + "/" + model.id()));
    }
}
