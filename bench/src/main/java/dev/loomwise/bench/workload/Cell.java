package dev.loomwise.bench.workload;

import static java.util.stream.Collectors.joining;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param extras what only this workload has, by the name of its JMH parameter: {@code bytes}, {@code rate}
 */
public record Cell(String workload, ConcurrencyModel model, int tasks, Duration waiting, Duration cpu, int steps,
        int inFlight, SortedMap<String, String> extras) {
    private static final Set<String> COMMON = Set.of("workload", "model", "tasks", "wait", "cpu", "steps", "inFlight");

    public Cell {
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
        if (tasks < 1 || steps < 1 || inFlight < 0 || waiting.isNegative() || cpu.isNegative()) {
            throw new IllegalArgumentException("a cell needs tasks and steps of at least 1 and no negative number");
        }
    }

    /** A cell with nothing but the common parameters. */
    public Cell(String workload, ConcurrencyModel model, int tasks, Duration waiting, Duration cpu, int steps,
            int inFlight) {
        this(workload, model, tasks, waiting, cpu, steps, inFlight, Collections.emptySortedMap());
    }

    /** The same with another number of tasks. */
    public Cell withTasks(int number) {
        return new Cell(workload, model, number, waiting, cpu, steps, inFlight, extras);
    }

    /** What only this workload has. @throws IllegalArgumentException when this cell does not say */
    public String extra(String name) {
        return need(extras, name);
    }

    /** The JMH parameters, in their order: the common ones first. */
    public Map<String, String> params() {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("workload", workload);
        params.put("model", model.id());
        params.put("tasks", Integer.toString(tasks));
        params.put("wait", Units.text(waiting));
        params.put("cpu", Units.text(cpu));
        params.put("steps", Integer.toString(steps));
        params.put("inFlight", Integer.toString(inFlight));
        params.putAll(extras);
        return params;
    }

    /** The cell with these JMH parameters. @throws IllegalArgumentException when one is missing or wrong */
    public static Cell ofParams(Map<String, String> params) {
        SortedMap<String, String> extras = new TreeMap<>(params);
        extras.keySet().removeAll(COMMON);
        return new Cell(need(params, "workload"),
                ConcurrencyModel.byId(need(params, "model"))
                        .orElseThrow(() -> new IllegalArgumentException("no model named " + params.get("model"))),
                Integer.parseInt(need(params, "tasks")), Units.duration(need(params, "wait")),
                Units.duration(need(params, "cpu")), Integer.parseInt(need(params, "steps")),
                Integer.parseInt(need(params, "inFlight")), extras);
    }

    /** What is measured, without who runs it: {@code http 1000 x (100ms + 1ms)}. */
    public String question() {
        return workload + " " + tasks + " x (" + Units.text(waiting) + " + " + Units.text(cpu) + ")"
                + (steps > 1 ? " in " + steps + " steps" : "") + (inFlight > 0 ? ", " + inFlight + " in flight" : "")
                + extras.entrySet().stream().map(e -> ", " + e.getKey() + " " + e.getValue()).collect(joining());
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
