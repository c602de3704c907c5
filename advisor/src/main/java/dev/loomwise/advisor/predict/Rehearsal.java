package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Bounded;
import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Outcome;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.advisor.profile.WorkloadProfile.Start;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.util.HashMap;
import java.util.Map;

/** Plays one profile with the costs of one machine, under any model with any settings, and says how sure that is. */
final class Rehearsal {
    /** Half of a 90 % interval, in standard deviations. */
    private static final double Z90 = 1.645;

    private final Calibration calibration;
    private final WorkloadProfile profile;
    private final int cores;
    private final FileReads files;
    /** Searches come back to what they have played; one thread at a time. */
    private final Map<Map.Entry<ConcurrencyModel, Settings>, Double> played = new HashMap<>();

    Rehearsal(Calibration calibration, WorkloadProfile profile) {
        this.calibration = calibration;
        this.profile = profile;
        this.cores = profile.cores().orElse(calibration.machine().cores());
        this.files = FileReads.of(calibration);
    }

    /** The same machine with another workload. */
    Rehearsal of(WorkloadProfile other) {
        return new Rehearsal(calibration, other);
    }

    WorkloadProfile profile() {
        return profile;
    }

    int cores() {
        return cores;
    }

    /** Makespan in milliseconds, what a cold start adds included. */
    double batchMs(ConcurrencyModel model, Settings settings) {
        return played.computeIfAbsent(Map.entry(model, settings), key -> Replays
                .makespanNs(Scenarios.of(profile, model, settings, cores, 0, files), fit(model).costs()) / 1e6
                + coldMs(model) + SharedCore.usualMs(profile, model, cores));
    }

    /** What a one-shot program pays beside its tasks; nothing where the program is warm. */
    private double coldMs(ConcurrencyModel model) {
        return profile.start() == Start.COLD
                ? calibration.cold().orElse(ColdStart.USUAL).addedMs(profile, model)
                : 0;
    }

    /** Requests of the service at its rate. */
    Outcome service(ConcurrencyModel model, Settings settings, int requests) {
        return Bounded.run(scenario(model, settings, requests), fit(model).costs());
    }

    /** The same by another chance. */
    Outcome service(ConcurrencyModel model, Settings settings, int requests, long seed) {
        return Bounded.run(scenario(model, settings, requests).withSeed(seed), fit(model).costs());
    }

    /** What is played for a service. */
    Scenario scenario(ConcurrencyModel model, Settings settings, int requests) {
        return Scenarios.of(profile, model, settings, cores, requests, files);
    }

    /** Most tasks that the model has in progress at once: what its memory grows with. */
    int width(Settings settings, ConcurrencyModel model) {
        int limit = settings.permits() == 0 ? inProgress() : Math.min(inProgress(), settings.permits());
        return switch (model) {
            case SYNC -> 1;
            case PLATFORM -> Math.min(limit, settings.poolSize());
            case FORKJOIN -> profile.io() == Io.HTTP ? limit : Math.min(limit, settings.parallelism());
            case VIRTUAL, BRIDGE -> profile.pins() ? Math.min(limit, cores) : limit;
            case ASYNC -> profile.api() == WorkloadProfile.Api.BLOCKING ? Math.min(limit, settings.poolSize()) : limit;
        };
    }

    /** Tasks that want to be in progress at once, within the workload's own limit. */
    int wanted() {
        return profile.inFlight() == 0 ? inProgress() : Math.min(inProgress(), profile.inFlight());
    }

    /** Resident memory in MiB. */
    double memoryMb(ConcurrencyModel model, Settings settings) {
        Calibration.Fit fit = fit(model);
        double each = profile.shape() == Shape.CONNECTIONS ? Connections.mbEach(model) : fit.perTaskMb();
        return fit.baseMb() + each * width(settings, model);
    }

    /** Most tasks that fit into the memory there is; the base alone may already be too much, which makes it 0. */
    int fitting(ConcurrencyModel model) {
        Calibration.Fit fit = fit(model);
        double each = profile.shape() == Shape.CONNECTIONS ? Connections.mbEach(model) : fit.perTaskMb();
        return (int) Math.clamp((thereMb() - fit.baseMb()) / Math.max(1e-6, each), 0, Integer.MAX_VALUE);
    }

    /** Memory of the place where it will run, MiB: what is said, else this machine's; boundless where nobody knows. */
    double thereMb() {
        long machine = calibration.machine().memoryMb();
        return profile.memoryMb().orElse(machine > 0 ? machine : Long.MAX_VALUE);
    }

    /** Of a service by Little's law, with room for bursts: rate times time in the system, three times over. */
    private int inProgress() {
        if (profile.shape() != Shape.SERVICE) {
            return profile.tasks();
        }
        double inSystem = profile.ratePerSecond() * (profile.meanWaitNanos() + 2 * profile.meanCpuNanos()) / 1e9;
        return (int) Math.clamp(Math.ceil(3 * inSystem) + 10 * cores, 1, WorkloadProfile.MOST_TASKS);
    }

    Calibration.Fit fit(ConcurrencyModel model) {
        boolean blocked = model == ConcurrencyModel.ASYNC && profile.api() == WorkloadProfile.Api.BLOCKING
                && profile.waits();
        return blocked ? overBlocking() : measured(model);
    }

    /** Futures over a blocking API wait on threads of a pool, and pay for these as a pool does, and for the way to them. */
    private Calibration.Fit overBlocking() {
        Calibration.Fit pool = measured(ConcurrencyModel.PLATFORM);
        Calibration.Fit stages = measured(ConcurrencyModel.ASYNC);
        return new Calibration.Fit(pool.costs().with(Cost.HANDOFF, stages.costs().of(Cost.HANDOFF)),
                Math.max(pool.error(), stages.error()), Math.min(pool.cells(), stages.cells()),
                Math.min(pool.mostTasks(), stages.mostTasks()), pool.baseMb(), pool.perTaskMb());
    }

    private Calibration.Fit measured(ConcurrencyModel model) {
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
    boolean extrapolated() {
        return !Gap.of(profile, calibration).isEmpty();
    }

    /** A time with its 90 % interval. */
    Estimate interval(double value, ConcurrencyModel model) {
        return interval(value, model, 0);
    }

    /**
     * A figure with its 90 % interval.
     *
     * @param leastError of figures of this kind, however well the fit met its cells: a relative deviation
     */
    Estimate interval(double value, ConcurrencyModel model, double leastError) {
        double kind = Math.max(FileReads.error(profile), profile.start() == Start.COLD ? ColdStart.ERROR : 0);
        double error = Math.max(Math.max(leastError, kind), fit(model).error());
        double width = Math.exp(Z90 * error * (extrapolated() ? 2 : 1));
        return new Estimate(value, value / width, value * width);
    }
}
