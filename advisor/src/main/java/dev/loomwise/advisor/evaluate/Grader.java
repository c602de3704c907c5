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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sets the advice and simple rules beside what was measured. What a policy chose is compared with the best, by all
 * repetitions: nobody who chose has seen them. The oracle has, so they are cut into two halves, the even and the odd ones:
 * what is best in one of them is compared with the best of the other, both ways, and the loss is the mean of the two. The
 * advice is graded like that as well, for the oracle's sake, since half as many repetitions make twice the noise.
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
        Map<Candidate, Double> all = figures(measured, runs -> runs);
        Map<String, Double> losses = new LinkedHashMap<>();
        Prediction chosen = advice.chosen();
        Optional<Candidate> advised = candidate(measured, chosen.model(),
                OptionalInt.of(chosen.settings().poolSize()));
        losses.put(Grade.ADVICE, loss(all, advised));
        losses.put(Grade.HALVED, halves.loss(advised));
        losses.put(Grade.ORACLE, halves.oracleLoss());
        int cores = evidence.calibration().machine().cores();
        for (Baseline baseline : Baseline.values()) {
            losses.put(baseline.title(),
                    loss(all, candidate(measured, baseline.choose(profile), baseline.poolSize(profile, cores))));
        }
        return new Grade(measured.inWords(), measured.service(), losses, checks(measured, profile));
    }

    /** The measured candidate of that model: the one whose pool is nearest, the first where no pool is named. */
    private static Optional<Candidate> candidate(MeasuredProfile measured, ConcurrencyModel model, OptionalInt pool) {
        Comparator<Candidate> nearest = Comparator
                .comparingDouble(c -> Math.abs(Math.log((double) c.settings().poolSize() / pool.orElseThrow())));
        Stream<Candidate> own = measured.runs().keySet().stream().filter(c -> c.model() == model);
        return pool.orElse(0) > 0 ? own.min(nearest) : own.findFirst();
    }

    /** The p99 of a service, the time of everything else, of each candidate by some of its runs, in milliseconds. */
    private static Map<Candidate, Double> figures(MeasuredProfile measured, UnaryOperator<List<Run>> some) {
        Map<Candidate, Double> figures = new LinkedHashMap<>();
        measured.runs().forEach((candidate, runs) -> {
            List<Run> own = some.apply(runs);
            figures.put(candidate, measured.service() ? Run.percentileMs(own, 0.99) : medianMs(own));
        });
        return figures;
    }

    private static double loss(Map<Candidate, Double> figures, Optional<Candidate> chosen) {
        return chosen.map(c -> figures.getOrDefault(c, Double.NaN) / best(figures) - 1).orElse(CANNOT);
    }

    private static double best(Map<Candidate, Double> figures) {
        return figures.values().stream().mapToDouble(v -> v).min().orElseThrow();
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

    /** The figures of every candidate by the even repetitions, and by the odd ones. */
    private record Halves(List<Map<Candidate, Double>> both) {
        static Halves of(MeasuredProfile measured) {
            return new Halves(List.of(figures(measured, runs -> everyOther(runs, 0)),
                    figures(measured, runs -> everyOther(runs, 1))));
        }

        private static List<Run> everyOther(List<Run> runs, int first) {
            return IntStream.range(0, runs.size()).filter(i -> i % 2 == first).mapToObj(runs::get).toList();
        }

        double loss(Optional<Candidate> chosen) {
            return both.stream().mapToDouble(half -> Grader.loss(half, chosen)).average().orElseThrow();
        }

        double oracleLoss() {
            double sum = 0;
            for (int i = 0; i < 2; i++) {
                Optional<Candidate> chosen = both.get(1 - i).entrySet().stream().min(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey);
                sum += Grader.loss(both.get(i), chosen);
            }
            return sum / 2;
        }
    }
}
