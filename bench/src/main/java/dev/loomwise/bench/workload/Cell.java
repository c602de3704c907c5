package dev.loomwise.bench.workload;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is measured: a workload with its numbers under one model. Its parameters are the JMH parameters, so a
 * cell is found again in any result file.
 *
 * @param workload the workload's name
 * @param model who runs it
 * @param tasks how many tasks, at least 1
 * @param waiting waiting time per task in all
 * @param cpu computing time per task in all, on one undisturbed core
 * @param steps over how many waits that is spread, at least 1
 * @param inFlight most tasks in progress at once; 0 means no limit
 */
public record Cell(String workload, ConcurrencyModel model, int tasks, Duration waiting, Duration cpu, int steps,
        int inFlight) {
    public Cell {
        if (tasks < 1 || steps < 1 || inFlight < 0 || waiting.isNegative() || cpu.isNegative()) {
            throw new IllegalArgumentException("a cell needs tasks and steps of at least 1 and no negative number");
        }
    }

    /** The JMH parameters, in their order. */
    public Map<String, String> params() {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("workload", workload);
        params.put("model", model.id());
        params.put("tasks", Integer.toString(tasks));
        params.put("wait", Units.text(waiting));
        params.put("cpu", Units.text(cpu));
        params.put("steps", Integer.toString(steps));
        params.put("inFlight", Integer.toString(inFlight));
        return params;
    }

    /** The cell with these JMH parameters. @throws IllegalArgumentException when one is missing or wrong */
    public static Cell ofParams(Map<String, String> params) {
        return new Cell(need(params, "workload"),
                ConcurrencyModel.byId(need(params, "model"))
                        .orElseThrow(() -> new IllegalArgumentException("no model named " + params.get("model"))),
                Integer.parseInt(need(params, "tasks")), Units.duration(need(params, "wait")),
                Units.duration(need(params, "cpu")), Integer.parseInt(need(params, "steps")),
                Integer.parseInt(need(params, "inFlight")));
    }

    /** What is measured, without who runs it: {@code http 1000 x (100ms + 1ms)}. */
    public String question() {
        return workload + " " + tasks + " x (" + Units.text(waiting) + " + " + Units.text(cpu) + ")"
                + (steps > 1 ? " in " + steps + " steps" : "") + (inFlight > 0 ? ", " + inFlight + " in flight" : "");
    }

    /** Question and model, for messages. */
    public String label() {
        return question() + " " + model.id();
    }

    private static String need(Map<String, String> params, String name) {
        String value = params.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter named " + name);
        }
        return value;
    }
}
