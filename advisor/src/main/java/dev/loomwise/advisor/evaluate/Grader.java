package dev.loomwise.advisor.evaluate;

import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.evaluate.Grade.Check;
import dev.loomwise.advisor.evaluate.Grade.Metric;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.stats.Samples;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sets the advice and simple rules beside what was measured. The repetitions are cut into two halves, the even and the odd
 * ones: what a policy chose is compared with the best of a half, on both halves, and the loss is the mean of the two.
 */
final class Grader {
    /** Of a choice that was not measured, because it cannot run or cannot end before many times the best. */
    static final double CANNOT = 10;

    private final CalibrationStore.Found evidence;

    Grader(CalibrationStore.Found evidence) {
        this.evidence = evidence;
    }

    /** @param measured with at least two runs of every candidate */
    Grade grade(MeasuredProfile measured) {
        WorkloadProfile profile = ProfileKeys.profile(measured.profile());
        Recommendation advice = Advisor.brief(profile, evidence);
        Halves halves = Halves.of(measured);
        Map<String, Double> losses = new LinkedHashMap<>();
        Prediction chosen = advice.chosen();
        losses.put(Grade.ADVICE, halves.loss(candidate(measured, chosen.model(), OptionalInt.of(chosen.settings()
                .poolSize()))));
        losses.put(Grade.ORACLE, halves.oracleLoss());
        int cores = evidence.calibration().machine().cores();
        for (Baseline baseline : Baseline.values()) {
            losses.put(baseline.title(),
                    halves.loss(candidate(measured, baseline.choose(profile), baseline.poolSize(profile, cores))));
        }
        return new Grade(measured.inWords(), measured.service(), losses, checks(measured, profile));
    }

    /** The measured candidate of that model: with that pool if there is one, or the first. */
    private static Optional<Candidate> candidate(MeasuredProfile measured, ConcurrencyModel model, OptionalInt pool) {
        List<Candidate> own = measured.runs().keySet().stream().filter(c -> c.model() == model).toList();
        return own.stream().filter(c -> pool.isPresent() && c.settings().poolSize() == pool.getAsInt()).findFirst()
                .or(() -> own.stream().findFirst());
    }

    /** Each candidate with the settings that it was measured with, which need not be those of today's advice. */
    private List<Check> checks(MeasuredProfile measured, WorkloadProfile profile) {
        List<Check> checks = new ArrayList<>();
        measured.runs().forEach((candidate, runs) -> {
            Prediction p = SimulatedPredictor.predict(evidence.calibration(), profile, candidate.model(),
                    candidate.settings());
            if (p.feasible() && measured.service()) {
                check(p.model(), Metric.P50, p.p50Ms(), Run.percentileMs(runs, 0.5)).ifPresent(checks::add);
                check(p.model(), Metric.P99, p.p99Ms(), Run.percentileMs(runs, 0.99)).ifPresent(checks::add);
                Optional.ofNullable(measured.carried().get(candidate))
                        .flatMap(rate -> check(p.model(), Metric.RATE, p.sustainableRate(), rate))
                        .ifPresent(checks::add);
            } else if (p.feasible()) {
                check(p.model(), Metric.TIME, p.timeMs(), medianMs(runs)).ifPresent(checks::add);
            }
        });
        return checks;
    }

    private static Optional<Check> check(ConcurrencyModel model, Metric metric, Optional<Estimate> predicted,
            double cameOut) {
        return predicted.filter(p -> cameOut > 0).map(p -> new Check(model, metric, p, cameOut));
    }

    private static double medianMs(List<Run> runs) {
        return Samples.median(runs.stream().mapToDouble(Run::timeMs).toArray());
    }

    /** The metric of every candidate in the even and in the odd repetitions, in milliseconds. */
    private record Halves(List<Map<Candidate, Double>> both) {
        static Halves of(MeasuredProfile measured) {
            List<Map<Candidate, Double>> both = new ArrayList<>();
            for (int parity = 0; parity < 2; parity++) {
                Map<Candidate, Double> half = new LinkedHashMap<>();
                int odd = parity;
                measured.runs().forEach((candidate, runs) -> {
                    List<Run> own = new ArrayList<>();
                    for (int i = odd; i < runs.size(); i += 2) {
                        own.add(runs.get(i));
                    }
                    half.put(candidate, measured.service() ? Run.percentileMs(own, 0.99) : medianMs(own));
                });
                both.add(half);
            }
            return new Halves(both);
        }

        double loss(Optional<Candidate> chosen) {
            return chosen.map(c -> both.stream().mapToDouble(half -> half.getOrDefault(c, Double.NaN) / best(half) - 1)
                    .average().orElseThrow()).orElse(CANNOT);
        }

        double oracleLoss() {
            double sum = 0;
            for (int i = 0; i < 2; i++) {
                Map<Candidate, Double> graded = both.get(i);
                Candidate chosen = both.get(1 - i).entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow()
                        .getKey();
                sum += graded.getOrDefault(chosen, Double.NaN) / best(graded) - 1;
            }
            return sum / 2;
        }

        private static double best(Map<Candidate, Double> half) {
            return half.values().stream().mapToDouble(v -> v).min().orElseThrow();
        }
    }
}
