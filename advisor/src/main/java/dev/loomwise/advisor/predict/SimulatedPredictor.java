package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Bounded;
import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Outcome;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.workload.PhysicalLimit;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Predicts every candidate by simulation with calibrated costs. */
public final class SimulatedPredictor {
    private static final int REQUESTS = 20_000;
    /** Computing that is worth a hand-over to a pool for its own sake. */
    private static final long HEAVY_NANOS = 5_000_000;
    private static final double Z90 = 1.645;

    private final Calibration calibration;
    private final WorkloadProfile profile;
    private final int cores;

    private SimulatedPredictor(Calibration calibration, WorkloadProfile profile) {
        this.calibration = calibration;
        this.profile = profile;
        this.cores = profile.cores().orElse(calibration.machine().cores());
    }

    /** One prediction per candidate: the five models, and the bridge where some computing is heavy. */
    public static List<Prediction> predictAll(Calibration calibration, WorkloadProfile profile) {
        SimulatedPredictor predictor = new SimulatedPredictor(calibration, profile);
        List<Prediction> predictions = new ArrayList<>();
        for (ConcurrencyModel model : ConcurrencyModel.values()) {
            if (model != ConcurrencyModel.BRIDGE || predictor.bridgeApplies()) {
                predictions.add(predictor.predict(model));
            }
        }
        return predictions;
    }

    /** The physical limit of this profile in milliseconds, on the cores it will have. */
    public static double limitMs(WorkloadProfile profile, int cores) {
        double wait = profile.waits() ? profile.meanWaitNanos() / 1e6 : 0;
        double cpu = profile.meanCpuNanos() / 1e6;
        return switch (profile.shape()) {
            case DIVISIBLE -> PhysicalLimit.divisible(profile.tasks(), cpu, cores);
            case SERVICE -> wait + cpu;
            default -> PhysicalLimit.batch(profile.tasks(), wait, cpu, profile.steps(), profile.inFlight(), cores);
        };
    }

    /** Where one class computes ten times as long as another, or every task computes long. */
    private boolean bridgeApplies() {
        if (profile.shape() == Shape.DIVISIBLE || profile.shape() == Shape.CONNECTIONS) {
            return false;
        }
        var cpus = profile.classes().stream().mapToLong(c -> c.cpu().toNanos()).summaryStatistics();
        return cpus.getMax() >= HEAVY_NANOS || (profile.classes().size() > 1 && cpus.getMax() >= 10 * cpus.getMin());
    }

    private Prediction predict(ConcurrencyModel model) {
        Calibration.Fit fit = fit(model);
        Settings settings = settings();
        double memory = fit.baseMb() + fit.perTaskMb() * width(settings, model);
        if (profile.memoryMb().isPresent() && memory > profile.memoryMb().getAsLong()) {
            return infeasible(model, settings, memory, "needs about " + Math.round(memory) + " MB, more than the "
                    + profile.memoryMb().getAsLong() + " MB there are");
        }
        if (model == ConcurrencyModel.VIRTUAL && profile.jdk().orElse(25) < 21) {
            return infeasible(model, settings, memory, "virtual threads need JDK 21");
        }
        return switch (profile.shape()) {
            case DIVISIBLE -> feasible(model, settings, memory,
                    Optional.of(interval(batchMs(model, settings, fit.costs()), fit)), Optional.empty(),
                    Optional.empty(), Optional.empty(), model == ConcurrencyModel.FORKJOIN
                            ? "splits the job over " + cores + " cores"
                            : "runs the job as one piece on one core");
            case SERVICE -> service(model, settings, memory, fit);
            case BATCH, CONNECTIONS -> feasible(model, settings, memory, Optional.of(interval(batchMs(model, settings,
                    fit.costs()), fit)), Optional.empty(), Optional.empty(), Optional.empty(), why(model, settings));
        };
    }

    private Prediction service(ConcurrencyModel model, Settings settings, double memory, Calibration.Fit fit) {
        double sustainable = sustainableRate(width(settings, model), fit.costs());
        Optional<Estimate> rate = Optional.of(interval(sustainable, fit));
        if (profile.ratePerSecond() >= sustainable) {
            return new Prediction(model, settings, false, Optional.empty(), Optional.empty(), Optional.empty(), rate,
                    memory, extrapolated(), "carries about " + Math.round(sustainable)
                            + " requests per second; at more its queue grows without end");
        }
        Outcome outcome = Bounded.run(Scenarios.of(profile, model, settings, cores, REQUESTS), fit.costs());
        return feasible(model, settings, memory, Optional.empty(),
                Optional.of(interval(outcome.percentileNs(0, 0.5) / 1e6, fit)),
                Optional.of(interval(outcome.percentileNs(0, 0.99) / 1e6, fit)), rate, why(model, settings));
    }

    /** What bounds a service: cores over CPU per request, the one poller, and permits or threads over their time. */
    private double sustainableRate(int width, Costs costs) {
        int steps = profile.steps();
        double server = profile.downstream() == WorkloadProfile.Downstream.LOCAL ? costs.of(Cost.STUB) * steps : 0;
        double perRequest = profile.meanCpuNanos() + costs.clientCpu(steps) + server;
        double rate = cores * 1e9 / perRequest;
        if (profile.waits() && costs.of(Cost.POLL) > 0) {
            rate = Math.min(rate, 1e9 / (costs.of(Cost.POLL) * steps));
        }
        double held = profile.meanWaitNanos() + steps * costs.of(Cost.EXTRA_WAIT) + perRequest;
        return Math.min(rate, width * 1e9 / held);
    }

    private double batchMs(ConcurrencyModel model, Settings settings, Costs costs) {
        return Bounded.run(Scenarios.of(profile, model, settings, cores, 0), costs).makespanNs() / 1e6;
    }

    /** The settings that make the model as fast as it can be: as wide as tasks may be in progress. */
    private Settings settings() {
        int inProgress = profile.shape() == Shape.SERVICE ? servicePool() : profile.tasks();
        int limit = profile.inFlight() == 0 ? inProgress : Math.min(inProgress, profile.inFlight());
        int pool = profile.waits() ? Math.clamp(limit, 1, Settings.WIDEST_POOL) : Math.max(1, Math.min(limit, cores));
        return new Settings(pool, profile.inFlight(), cores);
    }

    /** Little's law at the rate, with room for bursts: rate times time in the system, three times over. */
    private int servicePool() {
        double inSystem = profile.ratePerSecond() * (profile.meanWaitNanos() + 2 * profile.meanCpuNanos()) / 1e9;
        return (int) Math.clamp(Math.ceil(3 * inSystem) + 10 * cores, 1, Settings.WIDEST_POOL);
    }

    private int width(Settings settings, ConcurrencyModel model) {
        int all = profile.shape() == Shape.SERVICE ? servicePool() : profile.tasks();
        int limit = settings.permits() == 0 ? all : Math.min(all, settings.permits());
        return switch (model) {
            case SYNC -> 1;
            case PLATFORM -> Math.min(limit, settings.poolSize());
            case FORKJOIN -> profile.io() == WorkloadProfile.Io.HTTP ? limit : Math.min(limit, cores);
            case VIRTUAL, BRIDGE -> profile.pins() ? Math.min(limit, cores) : limit;
            case ASYNC -> profile.api() == WorkloadProfile.Api.BLOCKING ? Math.min(limit, settings.poolSize()) : limit;
        };
    }

    private Calibration.Fit fit(ConcurrencyModel model) {
        String io = profile.shape() == Shape.DIVISIBLE
                ? "divisible"
                : !profile.waits()
                        ? "none"
                        : switch (profile.io()) {
                            case HTTP -> "http";
                            // A run without a database tells only what a socket costs.
                            case JDBC ->
                                calibration.fit("jdbc", ConcurrencyModel.VIRTUAL).isPresent() ? "jdbc" : "http";
                            default -> "timer";
                        };
        return calibration.fit(io, model).or(() -> calibration.fit(io, ConcurrencyModel.VIRTUAL))
                .orElseGet(() -> new Calibration.Fit(UsualCosts.of(io, model), 0.3, 0, 0, 70, 0.01));
    }

    /** Whether the answer reaches beyond what was measured. */
    private boolean extrapolated() {
        return cores != calibration.machine().cores()
                || (profile.io() == WorkloadProfile.Io.JDBC
                        && calibration.fit("jdbc", ConcurrencyModel.VIRTUAL).isEmpty())
                || profile.io() == WorkloadProfile.Io.FILE || profile.tasks() > 20_000
                || profile.start() == WorkloadProfile.Start.COLD;
    }

    private Estimate interval(double value, Calibration.Fit fit) {
        double width = Math.exp(Z90 * fit.error() * (extrapolated() ? 2 : 1));
        // Nothing ends before the physical limit, so neither does the interval.
        double floor = profile.shape() == Shape.SERVICE ? 0 : Math.min(value, limitMs(profile, cores));
        return new Estimate(value, Math.max(floor, value / width), value * width);
    }

    private String why(ConcurrencyModel model, Settings settings) {
        return switch (model) {
            case SYNC -> "one task after the other";
            case PLATFORM -> "pool of " + settings.poolSize();
            case FORKJOIN -> profile.io() == WorkloadProfile.Io.HTTP && profile.waits()
                    ? "the pool grows while its workers block"
                    : cores + " workers, blocked while a task waits";
            case VIRTUAL, BRIDGE -> profile.pins() && profile.waits()
                    ? "each wait holds one of " + cores + " carriers"
                    : settings.permits() > 0 ? "a semaphore of " + settings.permits() : "a thread per task";
            case ASYNC -> profile.api() == WorkloadProfile.Api.BLOCKING
                    ? "a blocking API holds a pool of "
                            + settings.poolSize()
                    : "no thread waits";
        };
    }

    private Prediction infeasible(ConcurrencyModel model, Settings settings, double memory, String why) {
        return new Prediction(model, settings, false, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), memory, extrapolated(), why);
    }

    private Prediction feasible(ConcurrencyModel model, Settings settings, double memory, Optional<Estimate> time,
            Optional<Estimate> p50, Optional<Estimate> p99, Optional<Estimate> rate, String why) {
        return new Prediction(model, settings, true, time, p50, p99, rate, memory, extrapolated(), why);
    }
}
