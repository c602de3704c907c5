package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.TaskClass;
import dev.loomwise.advisor.predict.sim.Traits;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Io;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Learns a machine's costs from a run on it. */
public final class Calibrator {
    /** A fit that happens to meet its few cells exactly is still not better than this. */
    private static final double LEAST_ERROR = 0.03;

    private static final int MOST_TASKS = 100_000;
    private static final List<String> TAUGHT_BY = List.of("http", "timer", "cpu", "divisible");

    private Calibrator() {}

    /** The calibration of this run; a model without a measured cell is left out. */
    public static Calibration calibrate(Study study, Manifest manifest) {
        Map<String, List<Observation>> groups = new TreeMap<>();
        for (Measured measured : study.measured()) {
            measured.cell().filter(Calibrator::teaches).ifPresent(cell -> io(cell).ifPresent(io -> groups
                    .computeIfAbsent(io + "/" + cell.model().id(), key -> new ArrayList<>())
                    .add(observation(measured, cell, manifest.machine().cores()))));
        }
        Map<String, Calibration.Fit> fits = new TreeMap<>();
        groups.forEach((key, observations) -> fits.put(key, fit(key, observations, manifest)));
        return new Calibration(Calibration.FORMAT, manifest.id(), manifest.started(), manifest.machine(),
                manifest.parallelSpeed(), manifest.fitness(), fits);
    }

    /** Waits and computing alone teach costs; a million of them teach no more than a tenth, and simulate for minutes. */
    private static boolean teaches(Cell cell) {
        return cell.tasks() <= MOST_TASKS && TAUGHT_BY.contains(cell.workload());
    }

    private static Calibration.Fit fit(String key, List<Observation> observations, Manifest manifest) {
        String io = key.substring(0, key.indexOf('/'));
        ConcurrencyModel model = observations.getFirst().scenario().model();
        Costs costs = new Fitter(observations,
                UsualCosts.on(manifest.nanosPerUnit(), io, model).withParallelSpeed(manifest.parallelSpeed()))
                .fit();
        double meanSquare = observations.stream().flatMapToDouble(o -> Arrays.stream(o.errors(costs)))
                .map(e -> e * e).average().orElse(0);
        int mostTasks = observations.stream().mapToInt(o -> o.scenario().tasks()).max().orElseThrow();
        Observation narrow = observations.stream().min(Comparator.comparingInt(Observation::width)).orElseThrow();
        Observation wide = observations.stream().max(Comparator.comparingInt(Observation::width)).orElseThrow();
        double perTask = wide.width() == narrow.width()
                ? 0.002
                : Math.max(0.0005, (wide.peakMb() - narrow.peakMb()) / (wide.width() - narrow.width()));
        return new Calibration.Fit(costs, Math.max(LEAST_ERROR, Math.sqrt(meanSquare)), observations.size(), mostTasks,
                finite(narrow.peakMb(), 70), finite(perTask, 0.01));
    }

    private static double finite(double value, double otherwise) {
        return Double.isFinite(value) ? value : otherwise;
    }

    /** What the costs of this cell are costs of; empty where the simulation does not know its tasks. */
    private static Optional<String> io(Cell cell) {
        return cell.workload().equals("divisible")
                ? Optional.of("divisible")
                : Workload.named(cell.workload()).flatMap(Workload::calibrates).map(Io::id);
    }

    private static Observation observation(Measured measured, Cell cell, int cores) {
        double cpu = cell.cpu().toNanos();
        return Observation.batch(scenario(cell, cores), quietest(measured),
                perTask(measured, "clientCpu", cell.tasks()) - cpu,
                perTask(measured, "stubCpu", cell.tasks() * cell.steps()), point(measured, "peakRss"));
    }

    private static Scenario scenario(Cell cell, int cores) {
        boolean divisible = cell.workload().equals("divisible");
        boolean http = cell.workload().equals("http");
        // A database, too, is measured beside us.
        boolean called = http || cell.workload().equals("jdbc");
        Settings settings = Workload.named(cell.workload()).orElseThrow().settings(cell);
        TaskClass only = TaskClass.of((double) cell.waiting().toNanos(), (double) cell.cpu().toNanos(), cell.steps());
        return Scenario.batch(cell.model(), settings, cores, cell.tasks(), only).withInFlight(cell.inFlight())
                .withStubThreads(called ? cores : 0)
                .withTraits(divisible
                        ? Traits.DIVISIBLE
                        : http ? Traits.HTTP : called ? Traits.BLOCKING_ONLY : Traits.PLAIN);
    }

    /** The fastest fork's median: what disturbs a fork makes it longer, and costs are meant of a quiet machine. */
    private static double quietest(Measured measured) {
        return measured.forks().stream().mapToDouble(fork -> new Median().evaluate(fork)).min()
                .orElse(measured.median().point());
    }

    private static double perTask(Measured measured, String metric, int tasks) {
        return point(measured, metric) * 1e6 / tasks;
    }

    private static double point(Measured measured, String metric) {
        Estimate found = measured.secondary().get(metric);
        return found == null ? Double.NaN : found.point();
    }
}
