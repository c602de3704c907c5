package dev.loomwise.reports;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Setup;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A run in memory, of chosen cells with made-up times and every figure that a workload may have. */
public final class SampleStudy {
    private static final List<String> FIGURES = List.of("clientCpu", "peakRss", "threads", "p50", "p99",
            "throughputPerSecond", "broadcastP99", "perConnectionKb", "deliveredCount", "errorCount", "failedCount",
            "noticedCount", "noticedJoinedCount", "lostCount", "lostStructuredCount", "endedCount", "starvedShare");

    private static final Setup SETUP = new Setup("1.37", "25", "OpenJDK", List.of(), 1, 1, "1 x single-shot",
            "3 x single-shot");

    private SampleStudy() {}

    /** Times that grow with the models' simplicity rank. */
    public static Study of(Collection<Cell> cells) {
        return of(cells, cell -> cell.tasks() * (cell.model().simplicityRank() + 1), Map.of());
    }

    /** The same with the order of the models turned round. */
    public static Study reversed(Collection<Cell> cells) {
        return of(cells, cell -> cell.tasks() * (9.5 - cell.model().simplicityRank()), Map.of());
    }

    /** Cells with their times in milliseconds. */
    public static Study of(Map<Cell, Double> times) {
        return of(times.keySet(), times::get, Map.of());
    }

    /** Cells with their times, and with figures of their own. */
    public static Study of(Collection<Cell> cells, ToDoubleFunction<Cell> ms, Map<Cell, Map<String, Double>> figures) {
        List<Measured> measured = cells.stream().map(cell -> {
            double time = ms.applyAsDouble(cell);
            Map<String, Estimate> secondary = new HashMap<>();
            FIGURES.forEach(name -> secondary.put(name, Estimate.exactly(time)));
            secondary.put("generatorKeptUpShare", Estimate.exactly(1));
            figures.getOrDefault(cell, Map.of()).forEach((name, value) -> secondary.put(name,
                    Estimate.exactly(value)));
            return new Measured("dev.loomwise.bench.suite.SampleSuite.run", "ss", new LinkedHashMap<>(cell.params()),
                    Optional.of(cell), "ms/op", Estimate.exactly(time),
                    Estimate.exactly(time), List.of(new double[]{time, time * 1.01, time * 0.99}), secondary, Map.of(),
                    new TreeMap<>(), SETUP);
        }).toList();
        return new Study("sample", Optional.of(SampleRun.manifest("host")), measured, List.of());
    }
}
