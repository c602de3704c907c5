package dev.loomwise.reports.claim;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import dev.loomwise.reports.stats.Ratio;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run, asked for its cells. */
public final class Evidence {
    private static final long SEED = 3;

    private final Map<Cell, Measured> cells = new HashMap<>();
    private final Study study;

    public Evidence(Study study) {
        this.study = study;
        study.measured().forEach(m -> m.cell().ifPresent(cell -> cells.put(cell, m)));
    }

    /** A run that lacks a number; the message says which. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String what) {
            super(what);
        }
    }

    /** Whether this cell was measured. */
    public boolean has(Cell cell) {
        return cells.containsKey(cell);
    }

    /** Cores of the machine that was measured; those of this one where the run does not say. */
    public int cores() {
        return study.manifest().map(m -> m.machine().cores()).orElse(Runtime.getRuntime().availableProcessors());
    }

    /** What was asked of several models. */
    public List<Question> questions() {
        return study.questions();
    }

    /** Median time of one operation in milliseconds with its interval. */
    Estimate ms(Cell cell) {
        return measured(cell).median();
    }

    /** A figure or cost that was measured beside the time. */
    Estimate figure(Cell cell, String name) {
        return measured(cell).cost(name)
                .orElseThrow(() -> new Missing(cell.label() + " was measured without its " + name));
    }

    /** How many times as long {@code slow} takes as {@code fast}, with the interval of the ratio itself. */
    Estimate times(Cell slow, Cell fast) {
        List<double[]> above = measured(slow).forks();
        List<double[]> below = measured(fast).forks();
        return above.isEmpty() || below.isEmpty()
                ? Estimate.exactly(ms(slow).point() / ms(fast).point())
                : Ratio.ofMedians(above, below, SEED);
    }

    /** The same for {@code tasks} tasks one after the other, of which {@code some} is a part that was measured. */
    Estimate timesScaled(Cell some, int tasks, Cell fast) {
        return times(some, fast).map(ratio -> ratio * tasks / some.tasks());
    }

    /** The one with the shortest median. */
    Cell fastest(List<Cell> among) {
        return among.stream().min(Comparator.comparingDouble(c -> ms(c).point())).orElseThrow();
    }

    /** The one with the smallest figure. */
    Cell least(List<Cell> among, String figure) {
        return among.stream().min(Comparator.comparingDouble(c -> figure(c, figure).point())).orElseThrow();
    }

    /** Memory that one more task in progress costs, in KB: from the peaks of two sizes of the same question. */
    double memoryPerTaskKb(Cell few, Cell many) {
        double more = figure(many, "peakRss").point() - figure(few, "peakRss").point();
        return Math.max(0, more * 1024 / (many.tasks() - few.tasks()));
    }

    private Measured measured(Cell cell) {
        Measured found = cells.get(cell);
        if (found == null) {
            throw new Missing(cell.label() + " was not measured");
        }
        return found;
    }

    /** The model's name as it is shown. */
    static String name(Cell cell) {
        return cell.model().id();
    }

    /** The cell of that model. */
    static Cell of(ConcurrencyModel model, List<Cell> among) {
        return among.stream().filter(c -> c.model() == model).findFirst().orElseThrow();
    }
}
