package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.advice.rule.Rule;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses: the simplest model whose metric is within the tolerance of the best, or that meets the goal. */
public final class Advisor {
    /** Written out: what {@code Comparator.comparing} returns is no lambda that the JVM's archive can hold. */
    private static final Comparator<Prediction> FASTEST = (a, b) -> Double.compare(a.metricMs(), b.metricMs());
    private static final Comparator<Prediction> SIMPLEST = (a, b) -> Double.compare(a.model().simplicityRank(),
            b.model().simplicityRank());

    private Advisor() {}

    /**
     * The advice for this profile with what is known of this machine: the newest run in {@code runs}, else the costs that
     * ship with the program, of which {@link Recommendation#extrapolated} then tells.
     *
     * @throws BadInputException when no candidate can run
     */
    public static Recommendation advise(WorkloadProfile profile) {
        return advise(profile, CalibrationStore.newest(Path.of("runs")));
    }

    /**
     * The advice for this profile with these measured costs.
     *
     * @throws BadInputException when no candidate can run
     */
    public static Recommendation advise(WorkloadProfile profile, CalibrationStore.Found evidence) {
        List<Prediction> candidates = SimulatedPredictor.predictAll(evidence.calibration(), profile).stream()
                .sorted(FASTEST).toList();
        List<Prediction> allowed = candidates.stream()
                .filter(p -> p.feasible() && !profile.avoid().contains(p.model())).toList();
        if (allowed.isEmpty()) {
            throw new BadInputException("no model can run this: " + candidates.getFirst().why());
        }
        Prediction best = allowed.getFirst();
        Optional<Prediction> goodEnough = allowed.stream()
                .filter(p -> profile.goalMs().isPresent() && p.metricMs() <= profile.goalMs().getAsDouble())
                .min(SIMPLEST);
        List<Prediction> asGood = allowed.stream()
                .filter(p -> p.metricMs() <= best.metricMs() * (1 + profile.tolerance())).toList();
        Prediction chosen = goodEnough.orElseGet(() -> asGood.stream()
                .min(SIMPLEST).orElseThrow());
        List<ConcurrencyModel> ties = asGood.stream().anyMatch(p -> p.model() == chosen.model())
                ? asGood.stream().map(Prediction::model).filter(m -> m != chosen.model()).toList()
                : List.of();
        int cores = profile.cores().orElse(evidence.calibration().machine().cores());
        double limit = SimulatedPredictor.limitMs(profile, cores);
        List<Caution> cautions = Stream.concat(MachineCaution.of(evidence.calibration()).stream(),
                Rule.all().stream().flatMap(r -> r.apply(profile, chosen).stream())).toList();
        return new Recommendation(profile, chosen, ties,
                reason(profile, chosen, best, candidates, goodEnough.isPresent()), candidates, limit, cautions,
                evidence);
    }

    private static String reason(WorkloadProfile profile, Prediction chosen, Prediction best,
            List<Prediction> candidates, boolean goodEnough) {
        String share = waitingShare(profile);
        String time = Units.readable(chosen.metricMs());
        if (goodEnough) {
            return "It is the simplest model that meets the goal of "
                    + Units.readable(profile.goalMs().orElseThrow()) + " (" + time + "). " + share;
        }
        if (chosen.model() == best.model()) {
            // Ahead of it are only models that the profile avoids.
            String second = candidates.stream().filter(p -> p.feasible() && p.model() != chosen.model())
                    .filter(p -> p.metricMs() >= chosen.metricMs()).findFirst()
                    .map(p -> String.format(Locale.ROOT, "; the next, %s, takes %.2f times as long", p.model().id(),
                            p.metricMs() / chosen.metricMs()))
                    .orElse("");
            return "It is the fastest (" + time + second + "). " + share;
        }
        return String.format(Locale.ROOT, "It is the simplest within %.0f %% of the best, %s (%s against %s). %s",
                profile.tolerance() * 100, best.model().id(), time, Units.readable(best.metricMs()), share);
    }

    private static String waitingShare(WorkloadProfile profile) {
        if (profile.shape() == WorkloadProfile.Shape.DIVISIBLE) {
            return "One job that can be split gains from every core.";
        }
        double waiting = profile.waits() ? profile.meanWaitNanos() : 0;
        double all = waiting + profile.meanCpuNanos();
        return all == 0
                ? "The tasks do nothing but start and end."
                : String.format(Locale.ROOT, "%.1f %% of a task is waiting.", 100 * waiting / all);
    }
}
