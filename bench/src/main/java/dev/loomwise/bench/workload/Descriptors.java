package dev.loomwise.bench.workload;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** File descriptors: every connection needs one at each of its ends. */
public final class Descriptors {
    /** What a JVM opens for itself: jars, pipes, selectors. */
    public static final long OWN = 200;

    private Descriptors() {}

    /** How many this process, and each that it starts, may have open. */
    public static long available() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** @throws IllegalArgumentException when there are too few; says how many are needed and how to have them */
    public static void need(long needed, String forWhat) {
        need(needed, forWhat, available());
    }

    static void need(long needed, String forWhat, long available) {
        if (available < needed) {
            throw new IllegalArgumentException(forWhat + " needs " + needed + " file descriptors and there are "
                    + available + "; raise them with: ulimit -n " + needed);
        }
    }
}
