package dev.loomwise.bench.machine.check;

import com.sun.management.OperatingSystemMXBean;
import dev.loomwise.bench.machine.CpuStat;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * A moment in which this process held still, seen from outside.
 *
 * @param othersBusy share of all cores that others used, 0 to 1; empty where the system does not tell
 * @param stolen share of all cores that the hypervisor gave to somebody else, 0 to 1; empty where it does not tell
 * @param clockJumpMs how far the wall clock ran away from the monotonic one, in milliseconds; negative: it stayed behind
 * @param lasted how long it was
 */
public record Idle(Optional<Double> othersBusy, Optional<Double> stolen, double clockJumpMs, Duration lasted) {
    /** Holds still for about {@code time} and looks. */
    public static Idle watch(Duration time) {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int cores = Runtime.getRuntime().availableProcessors();
        Optional<CpuStat> before = CpuStat.read();
        long ownBefore = process.getProcessCpuTime();
        long wall = System.currentTimeMillis();
        long start = System.nanoTime();
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            // The caller meets the flag at its next wait; what we saw until now still counts.
            Thread.currentThread().interrupt();
        }
        long nanos = Math.max(1, System.nanoTime() - start);
        double jump = System.currentTimeMillis() - wall - nanos / 1e6;
        double own = (process.getProcessCpuTime() - ownBefore) / (double) nanos / cores;
        Optional<CpuStat> after = CpuStat.read();
        return new Idle(before.flatMap(b -> after.map(a -> Math.clamp(a.busyShareSince(b) - own, 0, 1))),
                before.flatMap(b -> after.map(a -> a.stolenShareSince(b))), jump, Duration.ofNanos(nanos));
    }
}
