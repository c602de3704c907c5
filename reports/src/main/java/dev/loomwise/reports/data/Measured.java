package dev.loomwise.reports.data;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.PhysicalLimit;
import dev.loomwise.reports.stats.Bootstrap;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One result of a JMH file.
 *
 * @param benchmark full name
 * @param mode JMH's short name, such as {@code thrpt} or {@code ss}
 * @param cell what loomwise measured; empty for somebody else's benchmark
 * @param score as JMH says it, with its 99.9 % interval where it has one
 * @param forks the values of each fork; empty where the file holds none
 * @param secondary other metrics, by name
 */
public record Measured(String benchmark, String mode, Map<String, String> params, Optional<Cell> cell, String unit,
        Estimate score, List<double[]> forks, Map<String, Estimate> secondary) {
    /** Median of single operations with a 95 % interval that respects forks; the score where there are no values. */
    public Estimate median() {
        return forks.isEmpty() ? score : Bootstrap.median(forks);
    }

    /** What no model can beat on {@code cores}, in the unit of a cell (ms); empty for somebody else's benchmark. */
    public Optional<Double> limitMs(int cores) {
        return cell.map(c -> c.workload().equals("divisible")
                ? PhysicalLimit.divisible(c.tasks(), c.cpu().toNanos() / 1e6, cores)
                : PhysicalLimit.batch(c.tasks(), c.waiting().toNanos() / 1e6, c.cpu().toNanos() / 1e6, c.steps(),
                        c.inFlight(), cores));
    }

    /** How many values there are in all. */
    public int samples() {
        return forks.stream().mapToInt(f -> f.length).sum();
    }

    /** Name and parameters without the package, for people. */
    public String label() {
        String[] parts = benchmark.split("\\.", -1);
        String name = parts.length > 1 ? parts[parts.length - 2] + "." + parts[parts.length - 1] : benchmark;
        return params.isEmpty() ? name : name + " " + params;
    }
}
