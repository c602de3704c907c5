package dev.loomwise.bench.machine.check;

import dev.loomwise.bench.workload.Cell;
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
        long sockets = cells.stream().filter(c -> c.workload().equals("http")).mapToLong(Needs::width).max().orElse(0);
        long widest = cells.stream().mapToLong(Needs::width).max().orElse(0);
        return new Needs(OWN_DESCRIPTORS + sockets, OWN_MB + Math.round(Math.min(widest, 10_000) * MB_PER_TASK));
    }

    private static long width(Cell cell) {
        return cell.inFlight() == 0 ? cell.tasks() : cell.inFlight();
    }
}
