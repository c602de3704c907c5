package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.unit.Units;
import java.util.List;
import java.util.Locale;

/** Why a candidate was chosen, in sentences. */
final class Reason {
    private Reason() {}

    /** @param candidates all, best first */
    static String of(WorkloadProfile profile, Choice choice, List<Prediction> candidates) {
        Prediction chosen = choice.chosen();
        Prediction best = choice.best();
        String share = waitingShare(profile);
        String time = Units.readable(chosen.metricMs());
        if (choice.goodEnough()) {
            return "It is the simplest model that meets the goal of "
                    + Units.readable(profile.goalMs().orElseThrow()) + " (" + time + "). " + share;
        }
        if (chosen.model() == best.model()) {
            // Ahead of it are only models that the profile avoids.
            String second = candidates.stream().filter(p -> p.feasible() && p.model() != chosen.model())
                    .filter(p -> p.metricMs() >= chosen.metricMs()).findFirst()
                    .map(p -> String.format(Locale.US, "; the next, %s, takes %.2f times as long", p.model().id(),
                            p.metricMs() / chosen.metricMs()))
                    .orElse("");
            return "It is the fastest (" + time + second + "). " + share;
        }
        return String.format(Locale.US, "It is the simplest within %.0f %% of the best, %s (%s against %s). %s",
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
                : String.format(Locale.US, "%.1f %% of a task is waiting.", 100 * waiting / all);
    }
}
