package dev.loomwise.bench.machine.check;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import java.util.Collection;

/**
 * What a run will ask of the machine.
 *
 * @param descriptors file descriptors that its most demanding cell opens
 * @param memoryMb memory of its largest process and what runs beside it, MiB
 */
public record Needs(long descriptors, long memoryMb) {
    /** The JVM, its jars, the stub's side and JMH's sockets. */
    private static final long OWN_DESCRIPTORS = 200;
    /** Launcher, stub and a fork that keeps little. */
    private static final long OWN_MB = 1024;
    /** What a call in flight takes with the heaviest model, a platform thread with its stack and connection; measured. */
    private static final double MB_PER_TASK = 0.15;

    /** What these cells need together, one at a time. */
    public static Needs of(Collection<Cell> cells) {
        long descriptors = cells.stream().mapToLong(Needs::descriptors).max().orElse(OWN_DESCRIPTORS);
        long widest = cells.stream().mapToLong(Needs::width).max().orElse(0);
        return new Needs(descriptors, OWN_MB + Math.round(Math.min(widest, 10_000) * MB_PER_TASK));
    }

    /** As the workload says; of one that is not here nothing is known. */
    private static long descriptors(Cell cell) {
        return Workload.named(cell.workload()).map(w -> w.descriptors(cell)).orElse(OWN_DESCRIPTORS);
    }

    private static long width(Cell cell) {
        return cell.inFlight() == 0 ? cell.tasks() : cell.inFlight();
    }
}
