package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.bench.model.ConcurrencyModel;

/** One job that can be split: a closed form is exact, there is nothing to simulate. */
final class Divisible {
    /** ForkJoin splits down to about this many parts. */
    private static final int PARTS = 256;

    private Divisible() {}

    /** Time of a job of {@code cpuNanos}, in milliseconds; only forkjoin splits it (Amdahl without a serial part). */
    static double millis(ConcurrencyModel model, double cpuNanos, int cores, double parallelSpeed, Costs costs) {
        if (model != ConcurrencyModel.FORKJOIN) {
            return (cpuNanos + costs.task() + costs.fixed()) / 1e6;
        }
        double speed = cores == 1 ? 1 : parallelSpeed;
        // The last part to be taken may begin when the others end.
        double imbalance = cpuNanos / PARTS / 2;
        return ((cpuNanos + PARTS * costs.task()) / cores / speed + imbalance + costs.fixed()) / 1e6;
    }
}
