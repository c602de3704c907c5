package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Arrivals;
import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.TaskClass;
import dev.loomwise.advisor.predict.sim.Traits;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.advisor.trial.Trialled;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.stats.Samples;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Io;
import dev.loomwise.bench.workload.ServiceWorkload;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Learns a machine's costs from a run on it. */
public final class Calibrator {
    /**
     * A fit that happens to meet its few cells exactly is still not better than this on workloads that it has not seen: nine
     * in ten of 105 random profiles, measured for tuning, were within 1.6 times that.
     */
    private static final Map<String, Double> LEAST_ERROR = Map.of("http", 0.15, "jdbc", 0.15, "timer", 0.05);
    private static final double USUAL_LEAST_ERROR = 0.03;

    /** How far a kind of waiting may be from the usual on another machine, as the deviation of a logarithm. */
    private static final double COMMON_PRIOR = 0.4;
    /**
     * How far a model may be from that. Five cells a model say little: with 0.7 and no common factor the costs followed
     * their noise, and one prediction in ten was off by 30 %.
     */
    private static final double OWN_PRIOR = 0.12;
    private static final int MOST_TASKS = 100_000;
    private static final String SERVICE = "service";
    private static final String HTTP = "http";
    private static final List<String> TAUGHT_BY = List.of("http", "timer", "jdbc", "cpu", "divisible", SERVICE);

    private Calibrator() {}

    /** The calibration of a run beside which nothing was tried in a long-lived process. */
    public static Calibration calibrate(Study study, Manifest manifest) {
        return calibrate(study, manifest, List.of(), List.of());
    }

    /**
     * The calibration of this run; a model without a measured cell is left out.
     *
     * @param warm what a process measured that lives long enough for all of it to be compiled, under the JVM's own
     *            defaults: a fork's times are not asked where there is such
     * @param cold what one-shot programs took
     */
    public static Calibration calibrate(Study study, Manifest manifest, List<Trialled> warm, List<Trialled> cold) {
        Map<String, List<Observation>> groups = new TreeMap<>();
        for (Measured measured : study.measured()) {
            measured.cell().filter(Calibrator::teaches).ifPresent(cell -> io(cell).ifPresent(io -> groups
                    .computeIfAbsent(io + "/" + cell.model().id(), key -> new ArrayList<>())
                    .add(observation(measured, cell, manifest.machine().cores()))));
        }
        for (Trialled tried : warm.stream().filter(t -> !FileReads.taughtBy(t)).toList()) {
            tried.runs().forEach((candidate, runs) -> {
                List<Observation> own = groups.computeIfAbsent(tried.io() + "/" + candidate.model().id(),
                        key -> new ArrayList<>());
                own.replaceAll(o -> Double.isNaN(o.peakMb()) ? o : o.untimed());
                own.add(observation(tried, candidate, runs, manifest.machine().cores()));
            });
        }
        Map<String, Calibration.Fit> fits = new TreeMap<>(FileReads.fits(warm, manifest.machine().cores()));
        // Side by side: the cells of one kind are few and unequal, and one of them keeps the others' core waiting.
        groups.keySet().stream().map(Calibrator::io).distinct().toList().parallelStream()
                .map(io -> together(io, of(io, groups), manifest)).toList().forEach(fits::putAll);
        return new Calibration(Calibration.FORMAT, manifest.id(), manifest.started(), manifest.machine(),
                manifest.parallelSpeed(), manifest.fitness(), fits,
                ColdStart.of(cold, fits, manifest.machine().cores()));
    }

    /** Waits and computing alone teach costs; a million of them teach no more than a tenth, and simulate for minutes. */
    private static boolean teaches(Cell cell) {
        return cell.tasks() <= MOST_TASKS && TAUGHT_BY.contains(cell.workload());
    }

    private static SortedMap<String, List<Observation>> of(String io, Map<String, List<Observation>> groups) {
        SortedMap<String, List<Observation>> own = new TreeMap<>();
        groups.forEach((key, observations) -> {
            if (io(key).equals(io)) {
                own.put(key, observations);
            }
        });
        return own;
    }

    private static String io(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    /**
     * The fits of all models over one kind of waiting. What a machine does to a library it does under every model: the
     * common factor is found from all cells, and each model's own from its few. A model of which little was measured, such
     * as forkjoin over http, would else stay where costs usually are while the others move, and look better than it is.
     */
    private static Map<String, Calibration.Fit> together(String io, Map<String, List<Observation>> groups,
            Manifest manifest) {
        List<Observation> all = groups.values().stream().flatMap(List::stream).toList();
        OptionalDouble stub = stub(all);
        Map<String, Costs> starts = new TreeMap<>();
        groups.forEach((key, observations) -> {
            Costs usual = UsualCosts.on(manifest.nanosPerUnit(), io, observations.getFirst().scenario().model())
                    .withParallelSpeed(manifest.parallelSpeed());
            // The stub's CPU is measured in its own process: nothing to fit.
            starts.put(key, stub.isPresent() ? usual.with(Cost.STUB, stub.getAsDouble()) : usual);
        });
        double[] common = new Fitter(seen(groups, starts), COMMON_PRIOR).fit();
        Map<String, Calibration.Fit> fits = new TreeMap<>();
        groups.entrySet().parallelStream().map(group -> {
            List<Observation> observations = group.getValue();
            Costs start = Knob.turn(Objects.requireNonNull(starts.get(group.getKey())), common);
            double[] own = new Fitter(observations.stream().map(o -> new Fitter.Seen(o, start)).toList(), OWN_PRIOR)
                    .fit();
            return Map.entry(group.getKey(), fit(observations, groups.getOrDefault(io + "/platform", List.of()),
                    Knob.turn(start, own), LEAST_ERROR.getOrDefault(io, USUAL_LEAST_ERROR)));
        }).toList().forEach(fit -> fits.put(fit.getKey(), fit.getValue()));
        return fits;
    }

    private static List<Fitter.Seen> seen(Map<String, List<Observation>> groups, Map<String, Costs> starts) {
        return groups.entrySet().stream().flatMap(e -> e.getValue().stream()
                .map(o -> new Fitter.Seen(o, Objects.requireNonNull(starts.get(e.getKey()))))).toList();
    }

    /** Its compilers work during the first cells, so that the cells in which it needed least tell most. */
    private static OptionalDouble stub(List<Observation> all) {
        double[] nanos = all.stream().filter(o -> o.scenario().tasks() * o.steps() >= 1000)
                .mapToDouble(Observation::stubNs).filter(ns -> ns > 0).toArray();
        return nanos.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new Percentile(25).evaluate(nanos));
    }

    private static List<Observation> sized(List<Observation> observations) {
        return observations.stream().filter(o -> !Double.isNaN(o.peakMb())).toList();
    }

    /** @param threads cells of plain threads, whose memory is taken where a model's own was not measured */
    private static Calibration.Fit fit(List<Observation> observations, List<Observation> threads, Costs costs,
            double leastError) {
        // Percentiles of a service repeat less well than times do, and have a width of their own.
        List<Observation> batches = observations.stream().filter(o -> o.measuredMs().length == 1).toList();
        List<Observation> own = sized(observations);
        List<Observation> sized = own.isEmpty() ? sized(threads) : own;
        double meanSquare = batches.stream().flatMapToDouble(o -> Arrays.stream(o.errors(costs))).map(e -> e * e)
                .average().orElse(0);
        int mostTasks = observations.stream().mapToInt(o -> o.scenario().tasks()).max().orElseThrow();
        Comparator<Observation> byWidth = Comparator.comparingInt(Observation::width);
        Observation narrow = sized.stream().min(byWidth).orElse(observations.getFirst());
        Observation wide = sized.stream().max(byWidth).orElse(observations.getFirst());
        boolean oneWidth = wide.width() == narrow.width();
        // One width tells no slope: then a task holds what a connection does, and the rest is there without any.
        double perTask = oneWidth
                ? Connections.mbEach(observations.getFirst().scenario().model())
                : Math.max(0.0005, (wide.peakMb() - narrow.peakMb()) / (wide.width() - narrow.width()));
        double base = oneWidth
                ? narrow.peakMb() - Connections.mbEach(narrow.scenario().model()) * narrow.width()
                : narrow.peakMb();
        return new Calibration.Fit(costs, Math.max(leastError, Math.sqrt(meanSquare)), observations.size(), mostTasks,
                finite(base, 70), finite(perTask, 0.01));
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
        if (cell.workload().equals(SERVICE)) {
            long[] arrivals = ServiceWorkload.arrivals(cell);
            double settling = (double) ServiceWorkload.settling(cell) / cell.tasks();
            return Observation.service(scenario(cell, cores)
                    .withArrivals(new Arrivals.Recorded(arrivals, new int[cell.tasks()], settling)),
                    point(measured, "p50"), point(measured, "p99"));
        }
        double cpu = cell.cpu().toNanos();
        return Observation.batch(scenario(cell, cores), quietest(measured),
                perTask(measured, "clientCpu", cell.tasks()) - cpu,
                perTask(measured, "stubCpu", cell.tasks() * cell.steps()), point(measured, "peakRss"));
    }

    /** How long a batch takes; of a service's runs the one whose p99 is the middle one, with its own arrivals. */
    private static Observation observation(Trialled tried, Candidate candidate, List<Run> runs, int cores) {
        Scenario scenario = Scenarios.of(tried.profile(), candidate.model(), candidate.settings(), cores,
                tried.load().requests(), FileReads.USUAL);
        if (tried.load().requests() == 0) {
            return Observation.batch(scenario, quiet(runs), Double.NaN, Double.NaN, Double.NaN);
        }
        List<Integer> byP99 = IntStream.range(0, runs.size()).boxed()
                .sorted(Comparator.comparingDouble(i -> Run.percentileMs(runs.subList(i, i + 1), 0.99))).toList();
        int middle = byP99.get(runs.size() / 2);
        List<Run> one = List.of(runs.get(middle));
        return Observation.service(scenario.withArrivals(new Arrivals.Recorded(tried.arrivals(middle),
                new int[tried.load().requests()], 0.1)), Run.percentileMs(one, 0.5), Run.percentileMs(one, 0.99));
    }

    private static Scenario scenario(Cell cell, int cores) {
        boolean divisible = cell.workload().equals("divisible");
        boolean http = cell.workload().equals(HTTP);
        // A database, too, is measured beside us.
        boolean called = http || cell.workload().equals("jdbc");
        Settings settings = Workload.named(cell.workload()).orElseThrow().settings(cell);
        TaskClass only = TaskClass.of((double) cell.waiting().toNanos(), (double) cell.cpu().toNanos(), cell.steps());
        return Scenario.batch(cell.model(), settings, cores, cell.tasks(), only).withInFlight(cell.inFlight())
                .withStubThreads(called ? cores : 0)
                .withTraits(divisible
                        ? Traits.DIVISIBLE
                        : http ? Traits.HTTP : called ? Traits.DATABASE : Traits.PLAIN);
    }

    /** The fastest fork's median: what disturbs a fork makes it longer, and costs are meant of a quiet machine. */
    private static double quietest(Measured measured) {
        return measured.forks().stream().mapToDouble(fork -> new Median().evaluate(fork)).min()
                .orElse(measured.median().point());
    }

    /**
     * The median of the faster two thirds, for the same reason: with costs from four runs of {@code quick}, of which 0.2 to 14
     * % were stolen, a tenth of the times of 100 batches were off by more than 14 to 31 %, and by 15 to 36 with the median of
     * all.
     */
    static double quiet(List<Run> runs) {
        double[] faster = runs.stream().mapToDouble(Run::timeMs).sorted().limit((2L * runs.size() + 2) / 3).toArray();
        return Samples.median(faster);
    }

    private static double perTask(Measured measured, String metric, int tasks) {
        return point(measured, metric) * 1e6 / tasks;
    }

    private static double point(Measured measured, String metric) {
        Estimate found = measured.secondary().get(metric);
        return found == null ? Double.NaN : found.point();
    }
}
