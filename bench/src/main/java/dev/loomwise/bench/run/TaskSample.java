package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import java.util.OptionalInt;

/**
 * One task after the other takes as long as all of them together: where that is very long, some are measured and the rest
 * is scaled. The cell says so by its secondary result {@link #MEASURED_TASKS}.
 */
public final class TaskSample {
    /** How many tasks an operation really ran, where that is not all of them. */
    public static final String MEASURED_TASKS = "measuredTasks";
    /** Tells a fork how many tasks to run of those that its parameters name. */
    public static final String PROPERTY = "loomwise.sampleTasks";

    /** What is shorter is measured whole. */
    private static final double LONG_MS = 10_000;
    /** Three iterations of these make the twenty tasks that are the least. */
    private static final int PER_OPERATION = 7;

    private TaskSample() {}

    /** How many tasks of this cell one operation should run; empty where that is all of them. */
    static OptionalInt tasks(Cell cell, int cores) {
        if (cell.model() != ConcurrencyModel.SYNC || Effort.expectedOperationMs(cell, cores) <= LONG_MS) {
            return OptionalInt.empty();
        }
        int cycle = Workload.named(cell.workload()).map(Workload::cycle).orElse(1);
        int tasks = (PER_OPERATION + cycle - 1) / cycle * cycle;
        return tasks < cell.tasks() ? OptionalInt.of(tasks) : OptionalInt.empty();
    }

    /** Scales all that is counted per operation in a result of JMH from a sample to the whole. */
    static void scale(ObjectNode result, double factor) {
        scaleMetric((ObjectNode) result.path("primaryMetric"), factor);
        for (var secondary : result.path("secondaryMetrics").properties()) {
            if (secondary.getValue().path("scoreUnit").asText().endsWith("/op")) {
                scaleMetric((ObjectNode) secondary.getValue(), factor);
            }
        }
    }

    private static void scaleMetric(ObjectNode metric, double factor) {
        for (String name : new String[]{"score", "scoreError", "scoreConfidence", "scorePercentiles", "rawData"}) {
            if (metric.has(name)) {
                metric.set(name, scaled(metric.get(name), factor));
            }
        }
    }

    /** JMH writes what is not a number as text, and that stays what it is. */
    private static JsonNode scaled(JsonNode node, double factor) {
        if (node.isNumber()) {
            return DoubleNode.valueOf(node.asDouble() * factor);
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, scaled(array.get(i), factor));
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(scaled(entry.getValue(), factor)));
        }
        return node;
    }
}
