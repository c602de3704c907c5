package dev.loomwise.reports.data;

import dev.loomwise.bench.run.TaskSample;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of a JMH result file.
 *
 * @param benchmark class and method, as JMH names them
 * @param mode JMH's short name: {@code thrpt avgt sample ss}
 * @param params JMH parameters in their order
 * @param cell what loomwise measured, where the entry is one of its own
 * @param unit of the score, such as {@code ms/op}
 * @param score the mean over all iterations, with JMH's 99.9 % interval where it gave one
 * @param median over all iterations, with its 95 % bootstrap interval; the score where no single values are known
 * @param forks finite values as [fork][iteration], in {@code unit}; empty in sample mode
 * @param secondary other metrics by name, each in its own unit (for a cell: {@code clientCpu} and {@code stubCpu} in
 *            ms/op, {@code alloc} in MB/op, {@code peakRss} in MB, {@code threads}); means, of a cell with their 95 %
 *            interval, of other entries with JMH's of 99.9 %
 * @param units of the other metrics, by name
 * @param percentiles of a sampled score as JMH gave them, by rank from 0 to 100; none in other modes
 * @param setup how JMH was told to measure it
 */
public record Measured(String benchmark, String mode, Map<String, String> params, Optional<Cell> cell, String unit,
        Estimate score, Estimate median, List<double[]> forks, Map<String, Estimate> secondary,
        Map<String, String> units,
        SortedMap<Double, Double> percentiles, Setup setup) {
    public Measured {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        forks = List.copyOf(forks);
        secondary = Collections.unmodifiableMap(new LinkedHashMap<>(secondary));
        units = Map.copyOf(units);
        percentiles = Collections.unmodifiableSortedMap(new TreeMap<>(percentiles));
    }

    /** How many values stand behind it: {@code 2 x 10}; {@code -} where the file does not say. */
    public String effort() {
        if (forks.isEmpty()) {
            return "-";
        }
        int fewest = forks.stream().mapToInt(f -> f.length).min().orElseThrow();
        int most = forks.stream().mapToInt(f -> f.length).max().orElseThrow();
        return forks.size() + " x " + (fewest == most ? "" + most : fewest + " to " + most)
                + (remark().isEmpty() ? "" : ", " + remark());
    }

    /** Another metric by its name; empty where it was not measured. */
    public Optional<Estimate> cost(String name) {
        return Optional.ofNullable(secondary.get(name));
    }

    /** What another metric is counted in; nothing where the file does not say. */
    public String unitOf(String metric) {
        return units.getOrDefault(metric, "");
    }

    /**
     * How many of its tasks an operation really ran, where the time was scaled from those to all; empty where all were
     * measured.
     */
    public OptionalInt scaledFrom() {
        Estimate tasks = secondary.get(TaskSample.MEASURED_TASKS);
        return tasks == null ? OptionalInt.empty() : OptionalInt.of((int) Math.round(tasks.point()));
    }

    /** What a reader of the time must know of it, for a table; empty where there is nothing. */
    public String remark() {
        return scaledFrom().isPresent() && cell.isPresent()
                ? "scaled from " + scaledFrom().getAsInt() + " of " + cell.get().tasks() + " tasks"
                : "";
    }

    /** Whether a larger score is better: throughput, and nothing else. */
    public boolean higherIsBetter() {
        return mode.equals("thrpt");
    }
}
