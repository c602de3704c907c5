package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Cells and forks that tests make up. */
final class Forks {
    private static final ConcurrencyModel[] MODELS = ConcurrencyModel.values();

    private Forks() {}

    static Cell cell(String workload, int tasks, ConcurrencyModel model) {
        return new Cell(workload, model, tasks, Duration.ofMillis(1), Duration.ZERO, 1, 0);
    }

    /** Two workloads under three models each. */
    static List<Cell> six() {
        List<Cell> cells = new ArrayList<>();
        for (int tasks : new int[]{10, 20}) {
            for (int m = 0; m < 3; m++) {
                cells.add(cell("timer", tasks, MODELS[m]));
            }
        }
        return cells;
    }

    static Fork of(Cell cell, double... times) {
        return of(cell, 100, null, false, times);
    }

    static Fork of(Cell cell, double ms, @Nullable Noise noise, boolean spoiled, double... times) {
        return new Fork(cell.params(), Instant.EPOCH, ms, noise, spoiled, json(cell, times));
    }

    /** Ten times around {@code median}, with a share of {@code spread} between forks and as much within. */
    static Fork around(Cell cell, double median, double spread, Random random) {
        double fork = median * (1 + spread * random.nextGaussian());
        double[] times = new double[10];
        for (int i = 0; i < times.length; i++) {
            times[i] = fork * (1 + spread * random.nextGaussian());
        }
        return of(cell, times);
    }

    /** As JMH writes a fork. */
    static ObjectNode json(Cell cell, double... times) {
        ObjectNode result = RunFolder.JSON.createObjectNode();
        result.put("benchmark", "dev.loomwise.bench.suite.TimerSuite.run").put("mode", "ss").put("threads", 1)
                .put("forks", 1);
        cell.params().forEach(result.putObject("params")::put);
        ObjectNode metric = result.putObject("primaryMetric");
        metric.put("score", 1).put("scoreError", "NaN").put("scoreUnit", "ms/op");
        metric.putArray("scoreConfidence").add("NaN").add("NaN");
        metric.putObject("scorePercentiles").put("0.0", 0).put("50.0", 0).put("100.0", 0);
        var fork = metric.putArray("rawData").addArray();
        for (double time : times) {
            fork.add(time);
        }
        result.putObject("secondaryMetrics");
        return result;
    }
}
