package dev.loomwise.advisor.trial;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether the compilers of this JVM are still at what has just run, and for how long that may be waited for. */
final class Compilers {
    /** They are done when they take less of a core than that. */
    private static final double BUSY = 0.1;
    /** As long as a JVM compiles the libraries that everything else uses. */
    private static final long YOUNG_MS = 14_000;

    private static final @Nullable CompilationMXBean JIT = ManagementFactory.getCompilationMXBean();

    private final long end;
    private long since;
    private long before;

    /** @param patience with what a JVM compiles that is not young any more; one that is may go on until it is not */
    Compilers(Duration patience) {
        long youthMs = YOUNG_MS - ManagementFactory.getRuntimeMXBean().getUptime();
        end = System.nanoTime() + Math.max(patience.toNanos(), youthMs * 1_000_000);
    }

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
