package dev.loomwise.bench.run;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.PhysicalLimit;
import dev.loomwise.bench.workload.Workload;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How much of a cell one fork measures.
 *
 * @param warmups operations before the measured ones, at least 1
 * @param iterations measured operations, at least 3
 * @param expectedMs what the fork should take in all, in milliseconds, JVM start included
 */
public record Effort(int warmups, int iterations, double expectedMs) {
    /** A JMH fork that does nothing takes about this long on two cores. */
    private static final double FORK_MS = 1000;
    private static final double USUAL_WARM_MS = 500;
    private static final double MEASURE_MS = 400;

    /** The effort for one fork of {@code cell} on a machine of {@code cores}. */
    public static Effort of(Cell cell, int cores) {
        OptionalInt sample = TaskSample.tasks(cell, cores);
        double operation = expectedOperationMs(sample.isPresent() ? cell.withTasks(sample.getAsInt()) : cell, cores);
        Optional<Workload> workload = Workload.named(cell.workload());
        double warm = workload.map(Workload::warmMs).orElse(USUAL_WARM_MS);
        double open = FORK_MS + workload.map(Workload::openMs).orElse(0.0);
        int warmups = Math.clamp((long) Math.ceil(warm / operation), 1, 2_000);
        int iterations = Math.clamp(Math.round(MEASURE_MS / operation), 3, 25);
        return new Effort(warmups, iterations, open + (warmups + iterations) * operation + iterations * 2);
    }

    /** A first guess of one operation's time, from the physical limit and usual costs; only the order matters. */
    static double expectedOperationMs(Cell cell, int cores) {
        Optional<Workload> workload = Workload.named(cell.workload());
        OptionalDouble known = workload.map(w -> w.expectedMs(cell)).orElse(OptionalDouble.empty());
        if (known.isPresent()) {
            return known.getAsDouble();
        }
        // What the workload knows of its own bounds, such as a pool of connections, no usual cost can undercut.
        double bound = workload.map(w -> w.limitMs(cell, cores)).orElse(OptionalDouble.empty()).orElse(0);
        return Math.max(bound, usualMs(cell, cores));
    }

    private static double usualMs(Cell cell, int cores) {
        double wait = cell.waiting().toNanos() / 1e6;
        double cpu = cell.cpu().toNanos() / 1e6;
        double busy = cpu + callMs(cell) * cell.steps();
        if (cell.workload().equals("divisible")) {
            return cell.tasks() * cpu / (cell.model() == ConcurrencyModel.FORKJOIN ? cores : 1);
        }
        int width = switch (cell.model()) {
            case SYNC -> 1;
            case FORKJOIN -> cell.workload().startsWith("http") ? cell.inFlight() : cores;
            case VIRTUAL, BRIDGE, PLATFORM, ASYNC -> cell.inFlight();
        };
        return 0.05 + PhysicalLimit.batch(cell.tasks(), wait, busy, cell.steps(), width, cores);
    }

    /** What one call costs the cores, in milliseconds. */
    private static double callMs(Cell cell) {
        String workload = cell.workload();
        if (workload.startsWith("http")) {
            return 0.08;
        }
        if (workload.startsWith("file") || workload.equals("sqlite")) {
            return 0.015;
        }
        return cell.waiting().isZero() ? 0.001 : 0.006;
    }
}
