package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The articles' table of models (R7), measured: a row per property, a column per model.
 *
 * @param rows in the articles' order
 */
public record ModelTable(List<Row> rows) {
    /** The columns. */
    public static final List<ConcurrencyModel> MODELS = List.of(SYNC, PLATFORM, VIRTUAL, ASYNC, FORKJOIN);
    static final Ask SMALL = Ask.of("timer", 20, "5ms", "1ms");
    static final Ask OVERHEAD = Ask.of("timer", 1000, "50ms", "0");
    static final Ask HUNDRED = Ask.of("timer", 100, "50ms", "0");
    static final Ask MANY = Ask.of("timer", 10_000, "50ms", "0");
    static final Ask COMPUTING = Ask.of("cpu", 40, "0", "2ms");
    static final Ask HAND_OVER = Ask.of("cpu", 20_000, "0", "5us");

    /** A property and what each model has of it, in the order of {@link #MODELS}; a dash where it makes no sense. */
    public record Row(String property, List<String> values) {}

    static List<Cell> needs() {
        return Ask.all(OVERHEAD.by(PLATFORM, VIRTUAL, ASYNC), HUNDRED.by(PLATFORM, VIRTUAL, ASYNC),
                MANY.by(PLATFORM, VIRTUAL, ASYNC), SMALL.by(SYNC, PLATFORM, VIRTUAL, ASYNC, FORKJOIN),
                COMPUTING.by(SYNC, PLATFORM, VIRTUAL, ASYNC, FORKJOIN),
                HAND_OVER.by(SYNC, PLATFORM, VIRTUAL, ASYNC, FORKJOIN));
    }

    /** The table of a run. @throws Evidence.Missing when a cell lacks a figure */
    static ModelTable of(Evidence evidence) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("CPU per waiting task", m -> waits(m) ? cpuPerTaskMs(evidence, m) : Double.NaN,
                Units::readable));
        rows.add(row("hand over one tiny task", m -> handOverMs(evidence, m), Units::readable));
        rows.add(row("memory per waiting task", m -> waits(m)
                ? evidence.memoryPerTaskKb(HUNDRED.by(m), OVERHEAD.by(m))
                : Double.NaN, kb -> String.format(Locale.ROOT, "%.1f KB", kb)));
        rows.add(row("10,000 waits, of the limit", m -> waits(m) ? ofLimit(evidence, m) : Double.NaN, Say::number));
        rows.add(row("20 waits with computing", m -> evidence.ms(SMALL.by(m)).point(), Units::readable));
        rows.add(row("computing, times sync", m -> evidence.times(COMPUTING.by(SYNC), COMPUTING.by(m)).point(),
                Say::number));
        rows.add(new Row("code", MODELS.stream().map(ConcurrencyModel::codeStyle).toList()));
        rows.add(new Row("simplicity rank",
                MODELS.stream().map(m -> String.format(Locale.ROOT, "%.0f", m.simplicityRank())).toList()));
        return new ModelTable(rows);
    }

    /** The models that put many waits in progress at once. */
    private static boolean waits(ConcurrencyModel model) {
        return model == PLATFORM || model == VIRTUAL || model == ASYNC;
    }

    static double cpuPerTaskMs(Evidence evidence, ConcurrencyModel model) {
        return evidence.figure(OVERHEAD.by(model), "clientCpu").point() / OVERHEAD.tasks();
    }

    /** Beyond its computing, shared by the cores. */
    private static double handOverMs(Evidence evidence, ConcurrencyModel model) {
        Cell cell = HAND_OVER.by(model);
        double cores = model == SYNC ? 1 : evidence.cores();
        double computing = cell.tasks() * (cell.cpu().toNanos() / 1e6) / cores;
        return Math.max(0, (evidence.ms(cell).point() - computing) / cell.tasks());
    }

    static double ofLimit(Evidence evidence, ConcurrencyModel model) {
        return evidence.ms(MANY.by(model)).point() / MANY.by(model).waiting().toMillis();
    }

    private static Row row(String property, java.util.function.ToDoubleFunction<ConcurrencyModel> value,
            java.util.function.DoubleFunction<String> words) {
        return new Row(property, MODELS.stream().map(m -> {
            double number = value.applyAsDouble(m);
            return Double.isNaN(number) ? "–" : words.apply(number);
        }).toList());
    }
}
