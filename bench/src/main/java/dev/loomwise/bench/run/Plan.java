package dev.loomwise.bench.run;

import dev.loomwise.bench.workload.Cell;
import java.time.Duration;
import java.util.List;

/**
 * What a run is to measure.
 *
 * @param preset its name
 * @param cells in the order of the report; measured shuffled
 * @param budget when measuring must end; every cell gets one fork even beyond it
 * @param seed of the shuffling
 */
public record Plan(String preset, List<Cell> cells, Duration budget, long seed) {
    /** Forks that every cell gets when the budget allows, before effort goes where it is needed most. */
    static final int FORKS = 2;

    public Plan {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("nothing to measure: no cell fits these filters (--list shows all)");
        }
    }

    /** What measuring should take: all forks, or the budget when that is less. */
    public Duration expected(int cores) {
        double all = cells.stream().mapToDouble(c -> FORKS * Effort.of(c, cores).expectedMs()).sum();
        return Duration.ofMillis((long) Math.min(all, (double) budget.toMillis()));
    }
}
