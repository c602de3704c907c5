package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Trial;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures profiles: every candidate that could be the best, several times, interleaved. */
final class Collector {
    /** Both halves of the repetitions have a median: the oracle chooses on one and is graded on the other. */
    private static final int BATCH_REPETITIONS = 6;
    private static final int SERVICE_REPETITIONS = 3;
    private static final double SERVICE_SECONDS = 1.6;
    /** What cannot end before so many times the best one's limit is not worth the time that it would take. */
    private static final double HOPELESS = 4;

    private final Trial trial;
    private final int cores;

    Collector(Trial trial, int cores) {
        this.trial = trial;
        this.cores = cores;
    }

    Sample measure(ObjectNode keys, List<Prediction> predictions, long seed) throws IOException {
        WorkloadProfile profile = ProfileKeys.profile(keys);
        List<Candidate> candidates = new ArrayList<>();
        for (Prediction p : predictions) {
            if (p.feasible() && !hopeless(profile, p.model())) {
                candidates.add(new Candidate(p.model(), p.settings()));
            }
        }
        boolean service = profile.shape() == Shape.SERVICE;
        int requests = service
                ? (int) Math.clamp(profile.ratePerSecond() * SERVICE_SECONDS, 250, 6000)
                : 0;
        return new Sample(keys, trial.measure(keys, candidates, service ? SERVICE_REPETITIONS : BATCH_REPETITIONS,
                requests, seed));
    }

    /** By bounds that hold whatever anything costs: one thread, or as many as cores, hold through every wait. */
    private boolean hopeless(WorkloadProfile profile, ConcurrencyModel model) {
        int threads = switch (model) {
            case SYNC -> 1;
            case FORKJOIN -> profile.io() == WorkloadProfile.Io.HTTP ? Integer.MAX_VALUE : cores;
            default -> Integer.MAX_VALUE;
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
