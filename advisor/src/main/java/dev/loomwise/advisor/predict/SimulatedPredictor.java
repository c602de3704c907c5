package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.workload.PhysicalLimit;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Predicts candidates by simulation with calibrated costs. */
public final class SimulatedPredictor {
    /** Computing that is worth a hand-over to a pool for its own sake. */
    private static final long HEAVY_NANOS = 5_000_000;
    private static final int VIRTUAL_SINCE = 21;

    private final WorkloadProfile profile;
    private final Rehearsal rehearsal;
    private final Tuner tuner;

    private SimulatedPredictor(Calibration calibration, WorkloadProfile profile) {
        this.profile = profile;
        this.rehearsal = new Rehearsal(calibration, profile);
        this.tuner = new Tuner(rehearsal);
    }

    /**
     * One prediction per candidate, with the settings that suit it: the five models, and the bridge where some computing is
     * heavy.
     */
    public static List<Prediction> predictAll(Calibration calibration, WorkloadProfile profile) {
        SimulatedPredictor predictor = new SimulatedPredictor(calibration, profile);
        return predictor.candidates().stream().map(predictor::tuned).toList();
    }

    /**
     * The same at a glance: as wide as tasks may be in progress, from fewer requests, without the rate that can be carried.
     * For questions that are put hundreds of times, as a map does.
     *
     * @param workers how many compute, by model, where that was searched; elsewhere as many as cores
     */
    public static List<Prediction> sketchAll(Calibration calibration, WorkloadProfile profile, int requests,
            Map<ConcurrencyModel, Integer> workers) {
        SimulatedPredictor predictor = new SimulatedPredictor(calibration, profile);
        return predictor.candidates().stream().map(model -> predictor.sketch(model, requests,
                Optional.ofNullable(workers.get(model)))).toList();
    }

    /** The candidates that can run there and carry the profile's rate, as wide as requests may be in progress; nothing is played. */
    public static Set<ConcurrencyModel> carrying(Calibration calibration, WorkloadProfile service) {
        SimulatedPredictor predictor = new SimulatedPredictor(calibration, service);
        return predictor.candidates().stream().filter(model -> {
            Settings widest = predictor.tuner.widest(model);
            return predictor.impossible(model, widest).isEmpty()
                    && predictor.atMost(model, widest) > service.ratePerSecond();
        }).collect(Collectors.toCollection(() -> EnumSet.noneOf(ConcurrencyModel.class)));
    }

    /** One model with the settings that somebody has, whether they suit it or not. */
    public static Prediction predict(Calibration calibration, WorkloadProfile profile, ConcurrencyModel model,
            Settings settings) {
        return new SimulatedPredictor(calibration, profile).predict(model,
                new Tuner.Tuned(settings, Optional.empty()));
    }

    /** What that model would be given without a search: as wide as tasks may be in progress. */
    public static Settings widest(Calibration calibration, WorkloadProfile profile, ConcurrencyModel model) {
        return new SimulatedPredictor(calibration, profile).tuner.widest(model);
    }

    /** The prediction for a service with the rate up to which its goal is met; unchanged where there is no goal. */
    public static Prediction withGoalRate(Calibration calibration, WorkloadProfile profile, Prediction chosen) {
        if (profile.goalP99().isEmpty() || chosen.p99Ms().isEmpty()) {
            return chosen;
        }
        return new ServicePredictor(new Rehearsal(calibration, profile), chosen.model(), chosen.settings())
                .goalRate(profile.goalMs().orElseThrow(), chosen.service())
                .map(chosen::withGoalRate).orElse(chosen);
    }

    /** The prediction for a batch without a limit, with the permits from which on a limit would cost nothing. */
    public static Prediction withPermits(Calibration calibration, WorkloadProfile profile, Prediction chosen) {
        return new SimulatedPredictor(calibration, profile).tuner.permits(chosen.model(), chosen.settings())
                .map(chosen::withFlat).orElse(chosen);
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

    private List<ConcurrencyModel> candidates() {
        List<ConcurrencyModel> models = new ArrayList<>(List.of(ConcurrencyModel.values()));
        if (!bridgeApplies()) {
            models.remove(ConcurrencyModel.BRIDGE);
        }
        return models;
    }

    /** Where one class computes ten times as long as another, or every task computes long. */
    private boolean bridgeApplies() {
        if (profile.shape() == Shape.DIVISIBLE || profile.shape() == Shape.CONNECTIONS) {
            return false;
        }
        var cpus = profile.classes().stream().mapToLong(c -> c.cpu().toNanos()).summaryStatistics();
        return cpus.getMax() >= HEAVY_NANOS || (profile.mixed() && cpus.getMax() >= 10 * cpus.getMin());
    }

    private Prediction tuned(ConcurrencyModel model) {
        Optional<Prediction> impossible = impossible(model, tuner.widest(model));
        return impossible.isPresent() ? impossible.get() : predict(model, tuner.tune(model));
    }

    private Prediction predict(ConcurrencyModel model, Tuner.Tuned tuned) {
        Settings settings = tuned.settings();
        Optional<Prediction> impossible = impossible(model, settings);
        if (impossible.isPresent()) {
            return impossible.get();
        }
        if (profile.shape() == Shape.SERVICE) {
            ServiceFigures figures = new ServicePredictor(rehearsal, model, settings).figures();
            String carries = "carries about " + Math.round(figures.sustainableRate().map(Estimate::point).orElse(0.0))
                    + " requests per second";
            if (figures.p99Ms().isEmpty()) {
                return prediction(model, tuned, false, Optional.empty(), figures,
                        carries + "; at more its queue grows without end");
            }
            Prediction carried = prediction(model, tuned, true, Optional.empty(), figures, why(model, settings));
            return carried.hardlyCarries(profile)
                    ? carried.because(carries + ", little more than is asked for; " + carried.why())
                    : carried;
        }
        return prediction(model, tuned, true, Optional.of(time(model, settings)), ServiceFigures.NONE,
                why(model, settings));
    }

    private Prediction sketch(ConcurrencyModel model, int requests, Optional<Integer> workers) {
        Settings wide = tuner.widest(model);
        Settings settings = workers.map(n -> new Settings(wide.poolSize(), wide.permits(), n)).orElse(wide);
        Tuner.Tuned widest = new Tuner.Tuned(settings, Optional.empty());
        if (profile.shape() != Shape.SERVICE || impossible(model, settings).isPresent()) {
            return predict(model, widest);
        }
        double atMost = atMost(model, settings);
        return atMost > profile.ratePerSecond()
                ? prediction(model, widest, true, Optional.empty(),
                        new ServicePredictor(rehearsal, model, settings).sketch(requests, atMost), why(model, settings))
                : prediction(model, widest, false, Optional.empty(), ServiceFigures.NONE,
                        "its queue grows without end");
    }

    private double atMost(ConcurrencyModel model, Settings settings) {
        return new Capacity(rehearsal, model, settings).atMost();
    }

    /** Nothing ends before the physical limit, so neither does the interval. */
    private Estimate time(ConcurrencyModel model, Settings settings) {
        boolean lasting = profile.shape() == Shape.CONNECTIONS;
        double delivery = lasting ? Connections.deliveryMs(model, profile.tasks()) : 0;
        Estimate time = rehearsal.interval(delivery + rehearsal.batchMs(model, settings), model,
                lasting ? Connections.ERROR : 0);
        double floor = Math.min(time.point(), limitMs(profile, rehearsal.cores()));
        double unlucky = time.point() + SharedCore.worstMs(profile, model, rehearsal.cores());
        return new Estimate(time.point(), Math.max(floor, time.low()), Math.max(unlucky, time.high()));
    }

    /** Why that model cannot run there, if it cannot. */
    private Optional<Prediction> impossible(ConcurrencyModel model, Settings settings) {
        double memory = rehearsal.memoryMb(model, settings);
        String why = "";
        if (memory > rehearsal.thereMb()) {
            why = "needs about " + Math.round(memory) + " MB, more than the " + Math.round(rehearsal.thereMb())
                    + " MB there are";
        } else if ((model == ConcurrencyModel.VIRTUAL || model == ConcurrencyModel.BRIDGE)
                && profile.jdk().orElse(VIRTUAL_SINCE) < VIRTUAL_SINCE) {
            why = "virtual threads need JDK " + VIRTUAL_SINCE;
        } else if (profile.shape() == Shape.CONNECTIONS && profile.tasks() > threads(model, settings)) {
            int threads = threads(model, settings);
            why = "each connection holds a thread, and there " + (threads == 1 ? "is one" : "are " + threads);
        }
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(prediction(model, new Tuner.Tuned(settings, Optional.empty()), false, Optional.empty(),
                        ServiceFigures.NONE, why));
    }

    /** Threads that connections can hold; beyond counting where a connection holds none of the system's. */
    private static int threads(ConcurrencyModel model, Settings settings) {
        return switch (model) {
            case SYNC -> 1;
            case FORKJOIN -> settings.parallelism();
            case PLATFORM -> settings.poolSize();
            case VIRTUAL, BRIDGE, ASYNC -> Integer.MAX_VALUE;
        };
    }

    private String why(ConcurrencyModel model, Settings settings) {
        return Why.of(model, settings, profile, rehearsal.cores());
    }

    private Prediction prediction(ConcurrencyModel model, Tuner.Tuned tuned, boolean feasible,
            Optional<Estimate> time, ServiceFigures service, String why) {
        return new Prediction(model, tuned.settings(), tuned.flat(), feasible, time, service,
                rehearsal.memoryMb(model, tuned.settings()), rehearsal.extrapolated(), why);
    }
}
