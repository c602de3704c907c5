package dev.loomwise.advisor.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.page.Foresight.Batch;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Predictions for a grid of batches, from which the page answers for everything between. What is kept is not the time
 * but how many times the physical limit it is (for {@code sync}: the sum of all): that changes slowly, and the limit is a formula.
 */
final class WhatIfTable {
    static final List<Integer> TASKS = List.of(1, 10, 100, 1000);
    static final List<Double> WAIT_MS = List.of(0.0, 1.0, 10.0, 100.0, 1000.0);
    static final List<Double> CPU_MS = List.of(0.0, 0.1, 1.0, 10.0);

    private final Foresight foresight;
    /** What is asked at each place; empty where there is nothing to do. */
    private final List<Optional<Batch>> grid;
    private final Map<Batch, Recommendation> advice;

    private WhatIfTable(Foresight foresight, List<Optional<Batch>> grid) {
        this.foresight = foresight;
        this.grid = grid;
        this.advice = grid.parallelStream().flatMap(Optional::stream)
                .collect(Collectors.toConcurrentMap(Function.identity(), foresight::advise));
    }

    /** Plays the whole grid, on all cores. */
    static WhatIfTable of(Foresight foresight) {
        List<Optional<Batch>> grid = new ArrayList<>();
        for (int tasks : TASKS) {
            for (int width : TASKS) {
                for (double waitMs : WAIT_MS) {
                    for (double cpuMs : CPU_MS) {
                        boolean asked = width <= tasks && waitMs + cpuMs > 0;
                        grid.add(asked
                                ? Optional.of(new Batch(tasks, waitMs, cpuMs, width == tasks ? 0 : width))
                                : Optional.empty());
                    }
                }
            }
        }
        return new WhatIfTable(foresight, grid);
    }

    /** The advice for a batch of the grid. */
    Recommendation advice(Batch batch) {
        return Objects.requireNonNull(advice.get(batch), () -> batch + " is not in the grid");
    }

    /**
     * The grid as the page's script reads it: {@code tasks}, {@code width} (most in flight, at most tasks), {@code wait}
     * and {@code cpu} are the places along the four axes; {@code ratio} holds for each model the number of limits, with
     * {@code cpu} changing fastest, then {@code wait}, {@code width}, {@code tasks}; null where there is nothing to do,
     * or where the model cannot. {@code spread} is how far the interval reaches above the point, as a factor.
     */
    ObjectNode json() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode json = nodes.objectNode().put("cores", foresight.cores()).put("io", foresight.io());
        TASKS.forEach(json.putArray("tasks")::add);
        WAIT_MS.forEach(json.putArray("wait")::add);
        CPU_MS.forEach(json.putArray("cpu")::add);
        ObjectNode ratios = json.putObject("ratio");
        ObjectNode spreads = json.putObject("spread");
        ObjectNode ranks = json.putObject("simplicity");
        for (ConcurrencyModel model : Foresight.models(List.copyOf(advice.values()))) {
            ArrayNode ratio = ratios.putArray(model.id());
            List<Double> spread = new ArrayList<>();
            for (Optional<Batch> batch : grid) {
                Optional<Recommendation> known = batch.map(this::advice);
                known.flatMap(r -> time(r, model)).ifPresentOrElse(t -> {
                    ratio.add(Math.round(1000 * t.point() / ownLimitMs(known.orElseThrow(), model)) / 1000.0);
                    spread.add(t.high() / t.point());
                }, ratio::addNull);
            }
            spreads.put(model.id(), spread.stream().sorted().skip(spread.size() / 2).findFirst().orElse(1.0));
            ranks.put(model.id(), model.simplicityRank());
        }
        return json;
    }

    /** What this model cannot beat: one after the other takes all the waiting and computing. */
    private static double ownLimitMs(Recommendation advice, ConcurrencyModel model) {
        return model == ConcurrencyModel.SYNC
                ? advice.profile().tasks() * (advice.profile().meanWaitNanos() + advice.profile().meanCpuNanos()) / 1e6
                : advice.limitMs();
    }

    private static Optional<Estimate> time(Recommendation advice, ConcurrencyModel model) {
        return advice.candidate(model).filter(Prediction::feasible).flatMap(Prediction::timeMs);
    }
}
