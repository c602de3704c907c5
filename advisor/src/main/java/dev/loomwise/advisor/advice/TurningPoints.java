package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Calibration;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Searches for what would change the decision: one number at a time is made larger and smaller, by up to ten times, until
 * another model is chosen. Hundreds of predictions, so each is a sketch of a smaller copy; where the sketch does not choose
 * what the advice chose, it is not believed.
 */
public final class TurningPoints {
    /** The fifth root of ten: five steps either way. */
    private static final double STEP = Math.pow(10, 0.2);
    private static final int STEPS = 5;
    private static final int HALVINGS = 3;
    private static final int TASKS = 1500;
    private static final int REQUESTS = 4000;

    private final Recommendation advice;
    private final Calibration calibration;
    private final ConcurrencyModel chosen;
    private final Map<ConcurrencyModel, Integer> workers;

    private TurningPoints(Recommendation advice) {
        this.advice = advice;
        this.calibration = advice.evidence().calibration();
        this.chosen = advice.chosen().model();
        this.workers = advice.candidates().stream()
                .collect(Collectors.toMap(Prediction::model, p -> p.settings().parallelism()));
    }

    /** All turning points, nearest first; none for more tasks than are predicted. */
    public static List<TurningPoint> of(Recommendation advice) {
        TurningPoints search = new TurningPoints(advice);
        WorkloadProfile profile = advice.profile();
        if (profile.boundOnly() || !search.same(profile)) {
            return List.of();
        }
        List<TurningPoint> found = new ArrayList<>();
        for (Dimension dimension : Dimension.ALL) {
            if (dimension.appliesTo(profile)) {
                search.along(dimension, STEP).ifPresent(found::add);
                search.along(dimension, 1 / STEP).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingDouble(t -> Math.abs(Math.log(t.factor()))));
        return found;
    }

    /** Why {@link #of} found none, in a sentence. */
    public static String whyNone(Recommendation advice) {
        if (advice.profile().boundOnly()) {
            return "so many tasks are not simulated, so nothing can be said of what would change the decision";
        }
        return new TurningPoints(advice).same(advice.profile())
                ? "no number that is up to ten times larger or smaller changes the decision"
                : "the best models are too close to one another for the search of what would change the decision";
    }

    private Optional<TurningPoint> along(Dimension dimension, double step) {
        double same = 1;
        for (int i = 1; i <= STEPS; i++) {
            double factor = Math.pow(step, i);
            if (!dimension.canBe(advice.profile(), factor)) {
                return Optional.empty();
            }
            if (!same(at(dimension, factor))) {
                return turned(dimension, same, factor);
            }
            same = factor;
        }
        return Optional.empty();
    }

    private Optional<TurningPoint> turned(Dimension dimension, double from, double to) {
        double same = from;
        double other = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(same * other);
            if (same(at(dimension, middle))) {
                same = middle;
            } else {
                other = middle;
            }
        }
        WorkloadProfile there = at(dimension, other);
        double factor = other;
        // The sketch found the place; what is recommended there is said with its settings.
        return Choice.of(there, SimulatedPredictor.predictAll(calibration, there)).map(Choice::chosen)
                .filter(p -> p.model() != chosen)
                .map(p -> new TurningPoint(dimension.key(), factor, dimension.valueOf(there), dimension.words(there),
                        p));
    }

    private WorkloadProfile at(Dimension dimension, double factor) {
        return advice.profile().scaled(dimension.by(factor));
    }

    private boolean same(WorkloadProfile profile) {
        int wanted = profile.inFlight() == 0 ? profile.tasks() : profile.inFlight();
        Scale smaller = profile.shape() == Shape.BATCH || profile.shape() == Shape.CONNECTIONS
                ? Scale.copy(profile.tasks(), Math.max(1, wanted), TASKS)
                : Scale.NONE;
        WorkloadProfile copy = profile.scaled(smaller);
        List<Prediction> sketched = SimulatedPredictor.sketchAll(calibration, copy, REQUESTS, workers);
        return Choice.of(copy, sketched).map(c -> c.chosen().model() == chosen).orElse(false);
    }
}
