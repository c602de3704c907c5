package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Decimals;
import dev.loomwise.bench.unit.Units;
import java.util.List;

/** Why a candidate was chosen, in sentences. */
final class Reason {
    private Reason() {}

    /** @param candidates all, best first */
    static String of(WorkloadProfile profile, Choice choice, List<Prediction> candidates) {
        Prediction chosen = choice.chosen();
        Prediction best = choice.best();
        String share = waitingShare(profile);
        String time = Units.readable(chosen.metricMs());
        String room = choice.passedOver().isEmpty()
                ? ""
                : ", and has room for more requests, which "
                        + String.join(" and ", choice.passedOver().stream().map(ConcurrencyModel::id).toList())
                        + " hardly "
                        + (choice.passedOver().size() == 1 ? "has" : "have");
        if (choice.goodEnough()) {
            return "It is the simplest model that meets the goal of "
                    + Units.readable(profile.goalMs().orElseThrow()) + " (" + time + ")" + room + ". " + share;
        }
        if (chosen.model() == best.model()) {
            // Ahead of it are only models that the profile avoids.
            String second = candidates.stream().filter(p -> p.feasible() && p.model() != chosen.model())
                    .filter(p -> p.metricMs() >= chosen.metricMs()).findFirst()
                    .map(p -> "; the next, " + p.model().id() + ", takes "
                            + Decimals.fixed(p.metricMs() / chosen.metricMs(), 2) + " times as long")
                    .orElse("");
            return "It is the fastest (" + time + second + "). " + share;
        }
        return "It is the simplest within " + Decimals.fixed(profile.tolerance() * 100, 0) + " % of the best, "
                + best.model().id() + " (" + time + " against " + Units.readable(best.metricMs()) + ")" + room + ". "
                + share;
    }

    private static String waitingShare(WorkloadProfile profile) {
        if (profile.shape() == WorkloadProfile.Shape.DIVISIBLE) {
            return "One job that can be split gains from every core.";
        }
        double waiting = profile.waits() ? profile.meanWaitNanos() : 0;
        double all = waiting + profile.meanCpuNanos();
        return all == 0
                ? "The tasks do nothing but start and end."
                : Decimals.fixed(100 * waiting / all, 1) + " % of a task is waiting.";
    }
}
