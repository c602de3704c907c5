package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * Makespan against concurrency on logarithmic axes, a line per model; the physical limit is dashed.
 *
 * @param title what the picture shows
 * @param questions that differ in the number of tasks alone; at least two
 */
public record ScalingChart(String title, List<Question> questions) implements Chart {
    public ScalingChart {
        questions = questions.stream().sorted(Comparator.comparingInt(q -> q.cell().tasks())).toList();
        if (questions.stream().mapToInt(q -> q.cell().tasks()).distinct().count() < 2) {
            throw new IllegalArgumentException("scaling needs two numbers of tasks: " + title);
        }
    }

    @Override
    public String svg() {
        Canvas canvas = new Canvas(420, "tasks at once", "time until the last one ends");
        XYStyler style = canvas.style();
        style.setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        style.setXAxisMin(questions.getFirst().cell().tasks() / 1.5).setXAxisMax(
                questions.getLast().cell().tasks() * 1.5);
        double[] times = questions.stream().flatMap(q -> Stream.concat(
                q.outcomes().stream().map(o -> o.timeMs().point()), q.limitMs().stream().boxed()))
                .mapToDouble(Double::doubleValue).sorted().toArray();
        style.setYAxisMin(Canvas.roundDown(times[0] / 1.1)).setYAxisMax(Canvas.roundUp(times[times.length - 1] * 1.1));
        style.setXAxisLogarithmicDecadeOnly(false).setYAxisLogarithmicDecadeOnly(false);
        canvas.axes(this::tasks, y -> Canvas.isRound(y) ? Canvas.time(y) : "");
        style.setLegendVisible(true).setLegendPosition(LegendPosition.OutsideE);
        drawLimit(canvas);
        Arrays.stream(ConcurrencyModel.values()).forEach(model -> drawModel(canvas, model));
        return InlineSvg.of(canvas, title);
    }

    /** Names what was measured, and the powers of ten; all round values would run into each other. */
    private String tasks(double x) {
        boolean measured = questions.stream().anyMatch(q -> Math.abs(q.cell().tasks() / x - 1) < 1e-3);
        boolean decade = Math.abs(Math.log10(x) - Math.rint(Math.log10(x))) < 1e-6;
        return measured || decade ? String.format(Locale.ROOT, "%,.0f", x) : "";
    }

    private void drawLimit(Canvas canvas) {
        List<Question> known = questions.stream().filter(q -> q.limitMs().isPresent()).toList();
        if (known.size() > 1) {
            canvas.dashed("limit", known.stream().mapToDouble(q -> q.cell().tasks()).toArray(),
                    known.stream().mapToDouble(q -> q.limitMs().orElseThrow()).toArray());
        }
    }

    private void drawModel(Canvas canvas, ConcurrencyModel model) {
        TreeMap<Integer, Outcome> byTasks = new TreeMap<>();
        for (Question question : questions) {
            outcome(question, model).ifPresent(o -> byTasks.put(question.cell().tasks(), o));
        }
        if (byTasks.isEmpty()) {
            return;
        }
        ModelStyle style = ModelStyle.of(model);
        byTasks.forEach((tasks, o) -> canvas.stroke(new double[]{tasks, tasks}, Canvas.ends(o.timeMs(), true),
                style));
        canvas.line(model.id(), byTasks.keySet().stream().mapToDouble(Integer::doubleValue).toArray(),
                byTasks.values().stream().mapToDouble(o -> o.timeMs().point()).toArray(), style, 2,
                byTasks.entrySet().stream().map(e -> Canvas.told(model.id() + " with " + e.getKey() + " tasks",
                        e.getValue().timeMs(), Canvas::time)).toList());
        canvas.belongs(model.id(), style);
    }

    private static Optional<Outcome> outcome(Question question, ConcurrencyModel model) {
        return question.outcomes().stream().filter(o -> o.model() == model).findFirst();
    }
}
