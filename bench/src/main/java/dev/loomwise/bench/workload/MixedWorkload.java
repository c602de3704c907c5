package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.MixedTask;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Waiting on one pool and computing on another ({@code run_in_executor}) is made for this: of ten tasks that wait alike,
 * one computes a hundred times as long as the others. {@code cpu} is the mean. Beside the time of the whole the cell tells
 * when the light tasks were done: {@code lightP50} and {@code lightP99}, from the start of the operation.
 */
@AutoService(Workload.class)
public final class MixedWorkload implements Workload {
    private static final int EVERY = 10;
    private static final int HEAVIER = 100;

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public String about() {
        return "tasks that wait on a timer, of which one in ten then computes a hundred times as long";
    }

    @Override
    public boolean onlyComputes() {
        return true;
    }

    @Override
    public String suite() {
        return "TimerSuite";
    }

    @Override
    public int cycle() {
        return EVERY;
    }

    /** Of the mean: 9 light ones and a heavy one are ten means. */
    private static double lightShare() {
        return EVERY / (EVERY - 1.0 + HEAVIER);
    }

    private static int heavyTasks(Cell cell) {
        return cell.tasks() / EVERY;
    }

    /** No less than a heavy task alone, than all computing on all cores, and than all of it in so many places. */
    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        double wait = cell.waiting().toNanos() / 1e6;
        double light = cell.cpu().toNanos() / 1e6 * lightShare();
        double all = heavyTasks(cell) * light * HEAVIER + (cell.tasks() - heavyTasks(cell)) * light;
        double longest = wait + (heavyTasks(cell) > 0 ? light * HEAVIER : light);
        double places = cell.inFlight() == 0 ? 0 : (cell.tasks() * wait + all) / cell.inFlight();
        return OptionalDouble.of(Math.max(longest, Math.max(wait / cell.steps() + all / cores, places)));
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        double light = cell.cpu().toNanos() * lightShare() / cell.steps();
        MixedTask task = new MixedTask(cell.tasks(), EVERY, cell.steps(), cell.waiting().toNanos() / cell.steps(),
                rig.units(Duration.ofNanos(Math.round(light))),
                rig.units(Duration.ofNanos(Math.round(light * HEAVIER))));
        Map<String, Double> figures = new HashMap<>();
        return new Session() {
            @Override
            public long run(Lane lane) throws Exception {
                long start = System.nanoTime();
                long sum = lane.run(task, cell.tasks());
                figures.putAll(percentiles(task.lightEndsMs(start)));
                return sum;
            }

            @Override
            public long expected() {
                return task.expected(cell.tasks());
            }

            @Override
            public Map<String, Double> figures() {
                return figures;
            }
        };
    }

    private static Map<String, Double> percentiles(double[] ends) {
        return Map.of("lightP50", ends[(int) Math.ceil(ends.length * 0.5) - 1], "lightP99",
                ends[(int) Math.ceil(ends.length * 0.99) - 1]);
    }
}
