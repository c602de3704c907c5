package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.evaluate.MeasuredProfile.Origin;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Load;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.advisor.trial.Trial;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures profiles: every candidate that could be the best, several times, interleaved. */
final class Collector {
    /** Both halves of the repetitions have a median: the oracle chooses on one and is graded on the other. */
    private static final int BATCH_REPETITIONS = 6;
    /** Short batches are noisy (two workers share a core for the whole of one) and cheap to repeat: */
    private static final int MOST_REPETITIONS = 30;
    /** as often as fits into so much of the slowest candidate. */
    private static final double BATCH_MS = 400;
    /** Of those that might be the best; three or four in a half, so that one in which the machine stood still is outvoted. */
    private static final int SERVICE_REPETITIONS = 6;
    private static final int MOST_SERVICE_REPETITIONS = 8;
    /** Where requests are rare and runs are long, fewer of these. */
    private static final double SERVICE_SECONDS_IN_ALL = 10;
    private static final double SERVICE_SECONDS = 0.7;
    /** Fewer have no p99 to speak of. */
    private static final int LEAST_REQUESTS = 220;
    /** What cannot end before so many times the limit is not worth the time that it would take. */
    private static final double HOPELESS = 4;
    /** More than can be carried, and not so much that a client does nothing but open connections. */
    private static final double FLOOD = 1.5;
    private static final int FLOODS = 2;

    private final Trial trial;
    private final CalibrationStore.Found evidence;
    private final int cores;

    Collector(Trial trial, CalibrationStore.Found evidence) {
        this.trial = trial;
        this.evidence = evidence;
        this.cores = evidence.calibration().machine().cores();
    }

    /** @throws IOException when it could not be run; the message says why */
    MeasuredProfile measure(ObjectNode keys, Origin origin) throws IOException {
        WorkloadProfile profile = ProfileKeys.profile(keys);
        List<Prediction> predictions = SimulatedPredictor.predictAll(evidence.calibration(), profile).stream()
                .filter(p -> p.feasible() && !hopeless(profile, p.model())).toList();
        List<Candidate> candidates = candidates(profile, predictions);
        if (!origin.service()) {
            return new MeasuredProfile(origin, keys,
                    trial.measure(keys, candidates, repetitions(predictions), Load.NONE, origin.trialSeed()), Map.of());
        }
        double rate = profile.ratePerSecond();
        Load load = new Load((int) Math.clamp(rate * SERVICE_SECONDS, LEAST_REQUESTS, 6000), rate);
        double seconds = load.requests() / rate;
        int repetitions = 2 * Math.clamp((long) (SERVICE_SECONDS_IN_ALL / seconds / 2), SERVICE_REPETITIONS / 2,
                MOST_SERVICE_REPETITIONS / 2);
        Map<Candidate, List<Run>> runs = trial.measure(keys, candidates, repetitions, load, origin.trialSeed());
        return new MeasuredProfile(origin, keys, runs, carried(keys, predictions, runs, origin));
    }

    /** An even number, so that the halves are equally long. */
    static int repetitions(List<Prediction> batch) {
        double slowestMs = batch.stream().flatMap(p -> p.timeMs().stream()).mapToDouble(Estimate::point).max().orElse(
                BATCH_MS);
        return 2 * Math.clamp((long) (BATCH_MS / slowestMs / 2), BATCH_REPETITIONS / 2, MOST_REPETITIONS / 2);
    }

    /** The candidates, and the pool of Goetz's formula where it is another one. */
    private List<Candidate> candidates(WorkloadProfile profile, List<Prediction> predictions) {
        List<Candidate> own = predictions.stream().map(p -> new Candidate(p.model(), p.settings())).toList();
        Stream<Candidate> formula = own.stream().filter(c -> c.model() == ConcurrencyModel.PLATFORM)
                .map(c -> new Candidate(c.model(), new Settings(
                        Baseline.GOETZ.poolSize(profile, cores).orElse(c.settings().poolSize()), c.settings()
                                .permits(),
                        c.settings().parallelism())));
        return Stream.concat(own.stream(), formula).distinct().toList();
    }

    /** What the candidate with the least p99 can carry: more requests than that, and how many come back. */
    private Map<Candidate, Double> carried(ObjectNode keys, List<Prediction> predictions,
            Map<Candidate, List<Run>> runs, Origin origin) throws IOException {
        Map<Candidate, Double> carried = new LinkedHashMap<>();
        Candidate best = runs.entrySet().stream()
                .min(Map.Entry.comparingByValue((a, b) -> Double.compare(Run.percentileMs(a, 0.99),
                        Run.percentileMs(b, 0.99))))
                .orElseThrow().getKey();
        for (Prediction p : predictions) {
            Candidate candidate = new Candidate(p.model(), p.settings());
            if (candidate.equals(best) && p.sustainableRate().isPresent()) {
                double rate = FLOOD * p.sustainableRate().get().point();
                Load load = new Load((int) Math.clamp(rate * SERVICE_SECONDS, LEAST_REQUESTS, 20_000), rate);
                List<Run> floods = new ArrayList<>(trial.measure(keys, List.of(best), FLOODS, load,
                        origin.trialSeed()).getOrDefault(best, List.of()));
                carried.put(best, floods.stream().mapToDouble(Run::perSecond).max().orElseThrow());
            }
        }
        return carried;
    }

    /** By bounds that hold whatever anything costs: one thread, or as many as cores, hold through every wait. */
    private boolean hopeless(WorkloadProfile profile, ConcurrencyModel model) {
        int threads = switch (model) {
            case SYNC -> 1;
            case FORKJOIN -> profile.io() == WorkloadProfile.Io.HTTP ? Integer.MAX_VALUE : cores;
            case VIRTUAL, PLATFORM, ASYNC, BRIDGE -> Integer.MAX_VALUE;
        };
        double each = (profile.meanWaitNanos() + profile.meanCpuNanos()) / 1e6;
        if (profile.shape() == Shape.SERVICE) {
            return threads * 1000.0 / each < 1.05 * profile.ratePerSecond();
        }
        double least = profile.tasks() * each / Math.min(threads, profile.tasks());
        return profile.shape() == Shape.BATCH
                && least > HOPELESS * Math.max(1, SimulatedPredictor.limitMs(profile, cores));
    }
}
