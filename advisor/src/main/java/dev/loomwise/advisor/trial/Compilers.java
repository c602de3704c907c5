package dev.loomwise.advisor.trial;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Whether the compilers of this JVM are still at what has just run, and for how long that may be waited for. */
final class Compilers {
    /** They are done when they take less of a core than that. */
    private static final double BUSY = 0.1;
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    /** Once the libraries are compiled, what is new in a plan is little. */
    private static final long LATER_PATIENCE_NANOS = 2_200_000_000L;
    private static final long YOUNG_MS = 15_000;

    private static final @Nullable CompilationMXBean JIT = ManagementFactory.getCompilationMXBean();

    private final long end = System.nanoTime() + (ManagementFactory.getRuntimeMXBean().getUptime() < YOUNG_MS
            ? PATIENCE_NANOS
            : LATER_PATIENCE_NANOS);
    private long since;
    private long before;

    /** From now on. */
    void look() {
        since = System.nanoTime();
        before = millis();
    }

    /** Whether they were busy since the last look; never beyond patience. */
    boolean busy() {
        long now = System.nanoTime();
        return now < end && (millis() - before) * 1e6 > BUSY * (now - since);
    }

    private static long millis() {
        return JIT == null || !JIT.isCompilationTimeMonitoringSupported() ? 0 : JIT.getTotalCompilationTime();
    }
}
