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
    private static final double FORK_MS = 500;
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
        OptionalDouble known = Workload.named(cell.workload()).map(w -> w.expectedMs(cell))
                .orElse(OptionalDouble.empty());
        if (known.isPresent()) {
            return known.getAsDouble();
        }
        double wait = cell.waiting().toNanos() / 1e6;
        double cpu = cell.cpu().toNanos() / 1e6;
        double perCall = cell.workload().startsWith("http") ? 0.08 : wait > 0 ? 0.006 : 0.001;
        double busy = cpu + perCall * cell.steps();
        if (cell.workload().equals("divisible")) {
            return cell.tasks() * cpu / (cell.model() == ConcurrencyModel.FORKJOIN ? cores : 1);
        }
        int width = switch (cell.model()) {
            case SYNC -> 1;
            case FORKJOIN -> cell.workload().startsWith("http") ? cell.inFlight() : cores;
            default -> cell.inFlight();
        };
        return 0.05 + PhysicalLimit.batch(cell.tasks(), wait, busy, cell.steps(), width, cores);
    }
}
