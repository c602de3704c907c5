package dev.loomwise.advisor.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.evaluate.Grade.Check;
import dev.loomwise.advisor.evaluate.Grade.Metric;
import dev.loomwise.advisor.page.PredictionsFigure.Outcome;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Html;
import dev.loomwise.reports.page.Section;
import dev.loomwise.reports.page.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How well the simulation with its fitted costs gives back what was measured. */
@AutoService(Section.class)
public final class AccuracySection implements Section {
    /** Workloads that a profile can describe. */
    private static final Set<String> KNOWN = Set.of("timer", "http", "cpu", "divisible");
    /** A report must not take longer than the reader's patience. */
    private static final int MOST_QUESTIONS = 60;
    /** The same, for playing large batches. */
    private static final int MOST_TASKS = 400_000;

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Optional<Html> render(Study study) {
        return Foresight.of(study).map(f -> checks(f, study.questions())).filter(checks -> checks.size() > 1)
                .map(checks -> Templates.render("dev/loomwise/advisor/page/accuracy.peb",
                        Map.of("sentence", sentence(checks), "figure",
                                PredictionsFigure.of("Predicted against measured times", "Question", checks)
                                        .markup())));
    }

    private static List<Outcome> checks(Foresight foresight, List<Question> questions) {
        List<Question> known = questions.stream()
                .filter(q -> KNOWN.contains(q.cell().workload()) && q.cell().extras().isEmpty()).toList();
        int tasks = known.stream().mapToInt(q -> q.cell().tasks()).sum();
        int every = Math.max((known.size() + MOST_QUESTIONS - 1) / MOST_QUESTIONS, tasks / MOST_TASKS + 1);
        return IntStream.range(0, known.size()).filter(i -> i % every == 0).parallel()
                .mapToObj(i -> checks(foresight, known.get(i)).stream()).flatMap(Function.identity()).toList();
    }

    private static List<Outcome> checks(Foresight foresight, Question question) {
        Recommendation advice = Advisor.brief(ProfileKeys.profile(keys(question)), foresight.found());
        List<Outcome> checks = new ArrayList<>();
        for (var outcome : question.outcomes()) {
            advice.candidate(outcome.model()).filter(Prediction::feasible).flatMap(Prediction::timeMs)
                    .ifPresent(t -> checks.add(new Outcome(question.inWords(),
                            new Check(outcome.model(), Metric.TIME, t, outcome.timeMs().point()))));
        }
        return checks;
    }

    private static ObjectNode keys(Question question) {
        Cell cell = question.cell();
        ObjectNode keys = JsonNodeFactory.instance.objectNode().put("tasks", String.valueOf(cell.tasks()))
                .put("cpu", Units.text(cell.cpu())).put("steps", String.valueOf(cell.steps()))
                .put("downstream", "local");
        if (question.divisible()) {
            keys.put("shape", "divisible");
        }
        if (!cell.waiting().isZero()) {
            keys.put("wait", Units.text(cell.waiting())).put("io", cell.workload());
        }
        if (cell.inFlight() > 0) {
            keys.put("in-flight", String.valueOf(cell.inFlight()));
        }
        return keys;
    }

    private static String sentence(List<Outcome> checks) {
        double[] errors = checks.stream().mapToDouble(c -> c.check().error()).sorted().toArray();
        long held = checks.stream().filter(c -> c.check().held()).count();
        return String.format(Locale.ROOT, "Half of the %d predictions are off by less than %.0f %%, the worst by %.0f "
                + "%%; %d of them (%.0f %%) hold the measured time in their 90 %% interval.", checks.size(),
                100 * errors[errors.length / 2], 100 * errors[errors.length - 1], held,
                100.0 * held / checks.size());
    }
}
