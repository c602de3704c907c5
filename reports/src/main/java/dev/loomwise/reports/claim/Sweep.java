package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How many times faster than one after the other the models are, over something that grows.
 *
 * @param points ascending; at least two
 */
record Sweep(List<Point> points) {
    /** The models that are held against sync. */
    static final List<ConcurrencyModel> TOGETHER = List.of(VIRTUAL, PLATFORM, ASYNC);
    private static final double TENTH_OF_A_MILLISECOND = 0.1;

    Sweep {
        points = List.copyOf(points);
    }

    /**
     * One place of the sweep.
     *
     * @param at what grows
     * @param sync one after the other, all tasks or a part
     * @param ask the whole, put to the others
     */
    record Point(double at, Cell sync, Ask ask) {
        List<Cell> together() {
            return TOGETHER.stream().map(ask::by).toList();
        }

        Cell best(Evidence evidence) {
            return evidence.fastest(together());
        }

        Estimate faster(Evidence evidence) {
            return faster(evidence, best(evidence));
        }

        Estimate faster(Evidence evidence, Cell cell) {
            return evidence.timesScaled(sync, ask.tasks(), cell);
        }
    }

    /** The same 20 tasks of 10 ms, of which they wait from nothing to almost all. */
    static Sweep overWaiting() {
        List<Point> points = new ArrayList<>();
        for (int percent : List.of(0, 25, 50, 75, 90, 99)) {
            double waiting = 10 * percent / 100.0;
            Ask ask = percent == 0
                    ? Ask.of("cpu", 20, "0", "10ms")
                    : Ask.of("timer", 20, text(waiting), text(10 - waiting));
            points.add(new Point(percent, ask.by(SYNC), ask));
        }
        return new Sweep(points);
    }

    /** Calls of 0.1 s, from one to a thousand at once; beyond 30 one after the other is scaled. */
    static Sweep overConcurrency() {
        return new Sweep(IntStream.of(1, 3, 10, 30, 100, 300, 1000).mapToObj(tasks -> {
            Ask ask = Ask.of("http", tasks, "100ms", "0");
            return new Point(tasks, Ask.of("http", Math.min(tasks, 30), "100ms", "0").by(SYNC), ask);
        }).toList());
    }

    private static String text(double ms) {
        return Math.abs(ms - Math.rint(ms)) < TENTH_OF_A_MILLISECOND / 10
                ? Math.round(ms) + "ms"
                : Math.round(ms * 1000) + "us";
    }

    List<Cell> needs() {
        return points.stream().flatMap(p -> java.util.stream.Stream.concat(java.util.stream.Stream.of(p.sync),
                p.together().stream())).distinct().toList();
    }

    /**
     * Where the best model becomes {@code factor} times as fast as sync, between two places by a straight line; the ends of
     * the interval are where the ends of the ratio's interval do. Empty where it never does; the first place where it
     * already is.
     */
    java.util.Optional<Estimate> crossing(Evidence evidence, double factor) {
        List<Estimate> faster = points.stream().map(p -> p.faster(evidence)).toList();
        OptionalDouble point = crossing(faster, Estimate::point, factor);
        if (point.isEmpty()) {
            return java.util.Optional.empty();
        }
        double early = crossing(faster, Estimate::high, factor).orElse(point.getAsDouble());
        double late = crossing(faster, Estimate::low, factor).orElse(points.getLast().at);
        return java.util.Optional.of(new Estimate(point.getAsDouble(), Math.min(early, point.getAsDouble()),
                Math.max(late, point.getAsDouble())));
    }

    private OptionalDouble crossing(List<Estimate> faster, ToDoubleFunction<Estimate> end, double factor) {
        for (int i = 0; i < faster.size(); i++) {
            double here = end.applyAsDouble(faster.get(i));
            if (here >= factor) {
                if (i == 0) {
                    return OptionalDouble.of(points.getFirst().at);
                }
                double before = end.applyAsDouble(faster.get(i - 1));
                double share = (factor - before) / (here - before);
                return OptionalDouble.of(points.get(i - 1).at + share * (points.get(i).at - points.get(i - 1).at));
            }
        }
        return OptionalDouble.empty();
    }
}
