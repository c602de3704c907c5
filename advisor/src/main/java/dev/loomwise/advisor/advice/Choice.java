package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rule of choosing: the simplest model whose metric is within the tolerance of the best, or that meets the goal. Among
 * these, what hardly carries a service's rate comes last.
 *
 * @param chosen the one to use
 * @param best the fastest of those that may be used
 * @param ties others that are as good as the best, when the chosen one is
 * @param goodEnough whether it was chosen because it meets the goal
 * @param passedOver simpler ones, as good or good enough, that hardly carry the rate
 */
record Choice(Prediction chosen, Prediction best, List<ConcurrencyModel> ties, boolean goodEnough,
        List<ConcurrencyModel> passedOver) {
    // Written out: what Comparator.comparing returns is no lambda that the JVM's archive can hold.
    static final Comparator<Prediction> FASTEST = (a, b) -> Double.compare(a.metricMs(), b.metricMs());
    private static final Comparator<Prediction> SIMPLEST = (a, b) -> Double.compare(a.model().simplicityRank(),
            b.model().simplicityRank());

    Choice {
        ties = List.copyOf(ties);
        passedOver = List.copyOf(passedOver);
    }

    /** Empty when none of the candidates can run or may be used. */
    static Optional<Choice> of(WorkloadProfile profile, List<Prediction> candidates) {
        List<Prediction> allowed = candidates.stream()
                .filter(p -> p.feasible() && !profile.avoid().contains(p.model()))
                .sorted(FASTEST).toList();
        if (allowed.isEmpty()) {
            return Optional.empty();
        }
        Prediction best = allowed.getFirst();
        OptionalDouble goal = profile.goalMs();
        List<Prediction> goodEnough = allowed.stream()
                .filter(p -> goal.isPresent() && p.metricMs() <= goal.getAsDouble()).toList();
        List<Prediction> asGood = allowed.stream()
                .filter(p -> p.metricMs() <= best.metricMs() * (1 + profile.tolerance())).toList();
        List<Prediction> eligible = goodEnough.isEmpty() ? asGood : goodEnough;
        Prediction chosen = simplest(eligible.stream().filter(p -> !p.hardlyCarries(profile)).toList())
                .or(() -> simplest(eligible)).orElse(best);
        List<ConcurrencyModel> passedOver = eligible.stream().filter(p -> SIMPLEST.compare(p, chosen) < 0)
                .map(Prediction::model).toList();
        List<ConcurrencyModel> ties = asGood.stream().anyMatch(p -> p.model() == chosen.model())
                ? asGood.stream().map(Prediction::model).filter(m -> m != chosen.model()).toList()
                : List.of();
        return Optional.of(new Choice(chosen, best, ties, !goodEnough.isEmpty(), passedOver));
    }

    private static Optional<Prediction> simplest(List<Prediction> candidates) {
        return candidates.stream().min(SIMPLEST);
    }
}
