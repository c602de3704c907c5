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
 * @param seed of the shuffling and of the resampling
 */
public record Plan(String preset, List<Cell> cells, Duration budget, long seed) {
    public Plan {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("nothing to measure: no cell fits these filters (--list shows all)");
        }
    }

    /** What measuring every cell once should take; the rest of the budget goes where it is needed. */
    public Duration once(int cores) {
        return Duration.ofMillis(cells.stream().mapToLong(c -> (long) Effort.of(c, cores).expectedMs()).sum());
    }

    /** What measuring should take: the budget, or one fork of every cell when that is more. */
    public Duration expected(int cores) {
        Duration once = once(cores);
        return once.compareTo(budget) > 0 ? once : budget;
    }
}
