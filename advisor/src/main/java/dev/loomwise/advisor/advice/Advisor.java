package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.advice.rule.Rule;
import dev.loomwise.advisor.predict.Calibration;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Predicts every candidate, chooses one by the rule of {@link Choice}, and says what to watch. */
public final class Advisor {
    /** Written out: what {@code Comparator.comparing} returns is no lambda that the JVM's archive can hold. */
    private static final Comparator<Prediction> FASTEST = (a, b) -> Double.compare(a.metricMs(), b.metricMs());

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
        Calibration calibration = evidence.calibration();
        List<Prediction> predicted = SimulatedPredictor.predictAll(calibration, profile);
        Choice choice = Choice.of(profile, predicted).orElseThrow(() -> new BadInputException(
                "no model can run this: " + sorted(predicted).getFirst().why()));
        Prediction chosen = SimulatedPredictor.withPermits(calibration, profile,
                SimulatedPredictor.withGoalRate(calibration, profile, choice.chosen()));
        List<Prediction> candidates = sorted(predicted.stream()
                .map(p -> p.model() == chosen.model() ? chosen : p).toList());
        double limit = SimulatedPredictor.limitMs(profile, profile.cores().orElse(calibration.machine().cores()));
        List<Caution> cautions = Stream.concat(MachineCaution.of(calibration).stream(),
                Rule.all().stream().flatMap(r -> r.apply(profile, chosen).stream())).toList();
        return new Recommendation(profile, chosen, choice.ties(), Reason.of(profile, choice, candidates), candidates,
                limit, cautions, evidence);
    }

    private static List<Prediction> sorted(List<Prediction> candidates) {
        return candidates.stream().sorted(FASTEST).toList();
    }
}
