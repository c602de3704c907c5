package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.advice.rule.Rule;
import dev.loomwise.advisor.predict.Calibration;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer to the one question: predicts every candidate, chooses the simplest that is as good as the best or meets the
 * goal, and says what to watch.
 */
public final class Advisor {
    private Advisor() {}

    /**
     * The advice for this profile with what is known of this machine: the newest run in {@code runs}, else the costs that
     * ship with the program, of which {@link Recommendation#extrapolated} then tells.
     *
     * @param profile the workload, where it will run, and what would be good enough
     * @return the model to use, with its settings, what it will take, and the others beside it
     * @throws BadInputException when no candidate can run, or a run in {@code runs} is damaged
     */
    public static Recommendation advise(WorkloadProfile profile) {
        return advise(profile, CalibrationStore.newest(Path.of("runs")));
    }

    /**
     * The advice for this profile with these measured costs.
     *
     * @param profile the workload, where it will run, and what would be good enough
     * @param evidence the costs to predict with, such as {@link CalibrationStore#ofRun} finds
     * @return the model to use, with its settings, what it will take, and the others beside it
     * @throws BadInputException when no candidate can run
     */
    public static Recommendation advise(WorkloadProfile profile, CalibrationStore.Found evidence) {
        Calibration calibration = evidence.calibration();
        Recommendation brief = brief(profile, evidence);
        Prediction chosen = SimulatedPredictor.withPermits(calibration, profile,
                SimulatedPredictor.withGoalRate(calibration, profile, brief.chosen()));
        List<Caution> cautions = Stream.concat(MachineCaution.of(calibration).stream(),
                Rule.all().stream().flatMap(r -> r.apply(profile, chosen).stream())).toList();
        return new Recommendation(profile, chosen, brief.tiedWith(), brief.reason(), brief.candidates().stream()
                .map(p -> p.model() == chosen.model() ? chosen : p).toList(), brief.limitMs(), cautions, evidence);
    }

    /**
     * The same choice with the same predictions, without cautions and without the searches for how narrow a limit may be and
     * up to which rate a goal is met: for pages and grades, which ask hundreds of times.
     *
     * @param profile the workload, where it will run, and what would be good enough
     * @param evidence the costs to predict with
     * @return the model to use with its settings, and the others beside it
     * @throws BadInputException when no candidate can run
     */
    public static Recommendation brief(WorkloadProfile profile, CalibrationStore.Found evidence) {
        Calibration calibration = evidence.calibration();
        List<Prediction> candidates = sorted(SimulatedPredictor.predictAll(calibration, profile));
        Choice choice = Choice.of(profile, candidates)
                .orElseThrow(() -> new BadInputException(whyNone(candidates)));
        double limit = SimulatedPredictor.limitMs(profile, profile.cores().orElse(calibration.machine().cores()));
        return new Recommendation(profile, choice.chosen(), choice.ties(), Reason.of(profile, choice, candidates),
                candidates, limit, List.of(), evidence);
    }

    /** Why none was chosen: what can run and is not chosen is avoided. */
    private static String whyNone(List<Prediction> candidates) {
        String avoided = candidates.stream().filter(Prediction::feasible).map(Prediction::model).sorted()
                .map(ConcurrencyModel::id).collect(Collectors.joining(", "));
        return avoided.isEmpty()
                ? "no model can run this: " + candidates.getFirst().why()
                : "every model that can run this is avoided: leave one of " + avoided;
    }

    private static List<Prediction> sorted(List<Prediction> candidates) {
        return candidates.stream().sorted(Choice.FASTEST).toList();
    }
}
