package dev.loomwise.bench.workload;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** File descriptors: every connection needs one at each of its ends. */
public final class Descriptors {
    /** What a JVM opens for itself: jars, pipes, selectors. */
    public static final long OWN = 200;

    private Descriptors() {}

    /** How many this process, and each that it starts, may have open. A JVM has raised them to the hard limit already. */
    public static long available() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** How many a process needs for that cell. */
    public static long of(Cell cell) {
        return workload(cell).descriptors(cell);
    }

    /** @throws IllegalArgumentException when there are too few; says how many are needed and how to have them */
    public static void need(long needed, String forWhat) {
        need(needed, forWhat, available());
    }

    static void need(long needed, String forWhat, long available) {
        if (available < needed) {
            throw new IllegalArgumentException(forWhat + " needs " + needed + " file descriptors and there are "
                    + available + "; raise them with: ulimit -n " + needed
                    + " (as root; for good by nofile in /etc/security/limits.conf)");
        }
    }

    /** The same cell with as many tasks as there are descriptors for; empty where fewer tasks would not help. */
    public static Optional<Cell> fitting(Cell cell) {
        return fitting(cell, available());
    }

    static Optional<Cell> fitting(Cell cell, long available) {
        Workload workload = workload(cell);
        if (workload.descriptors(cell) <= available) {
            return Optional.of(cell);
        }
        int enough = 0;
        int tooMany = cell.tasks();
        while (tooMany - enough > 1) {
            int middle = (enough + tooMany) >>> 1;
            if (workload.descriptors(cell.withTasks(middle)) <= available) {
                enough = middle;
            } else {
                tooMany = middle;
            }
        }
        int tasks = rounded(enough) / workload.cycle() * workload.cycle();
        return tasks == 0 ? Optional.empty() : Optional.of(cell.withTasks(tasks));
    }

    /** Down to two digits, which people remember and another machine is likely to have too. */
    private static int rounded(int n) {
        int unit = 1;
        while (n / unit >= 100) {
            unit *= 10;
        }
        return n / unit * unit;
    }

    private static Workload workload(Cell cell) {
        return Workload.named(cell.workload())
                .orElseThrow(() -> new IllegalArgumentException("no workload named " + cell.workload()));
    }
}
