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
import java.util.Optional;

/**
 * Predictions for a grid of batches, from which the page answers for everything between. What is kept is not the time
 * but how many times the physical limit it is (for {@code sync}: the sum of all): that changes slowly, and the limit is a formula.
 */
final class WhatIfTable {
    static final List<Integer> TASKS = List.of(1, 10, 100, 1000);
    static final List<Double> WAIT_MS = List.of(0.0, 1.0, 10.0, 100.0, 1000.0);
    static final List<Double> CPU_MS = List.of(0.0, 0.1, 1.0, 10.0);

    private WhatIfTable() {}

    /**
     * The grid as the page's script reads it: {@code tasks}, {@code width} (most in flight, at most tasks), {@code wait}
     * and {@code cpu} are the places along the four axes; {@code ratio} holds for each model the number of limits, with
     * {@code cpu} changing fastest, then {@code wait}, {@code width}, {@code tasks}; null where there is nothing to do,
     * or where the model cannot. {@code spread} is how far the interval reaches above the point, as a factor.
     */
    static ObjectNode of(Foresight foresight) {
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
        return json(foresight, grid.parallelStream().map(batch -> batch.map(foresight::advise)).toList());
    }

    private static ObjectNode json(Foresight foresight, List<Optional<Recommendation>> grid) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode json = nodes.objectNode().put("cores", foresight.cores()).put("io", foresight.io());
        TASKS.forEach(json.putArray("tasks")::add);
        WAIT_MS.forEach(json.putArray("wait")::add);
        CPU_MS.forEach(json.putArray("cpu")::add);
        ObjectNode ratios = json.putObject("ratio");
        ObjectNode spreads = json.putObject("spread");
        ObjectNode ranks = json.putObject("simplicity");
        for (ConcurrencyModel model : Foresight.models(grid.stream().flatMap(Optional::stream).toList())) {
            ArrayNode ratio = ratios.putArray(model.id());
            List<Double> spread = new ArrayList<>();
            for (Optional<Recommendation> r : grid) {
                Optional<Estimate> time = r.flatMap(known -> time(known, model));
                time.ifPresentOrElse(t -> {
                    ratio.add(Math.round(1000 * t.point() / ownLimitMs(r.orElseThrow(), model)) / 1000.0);
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
