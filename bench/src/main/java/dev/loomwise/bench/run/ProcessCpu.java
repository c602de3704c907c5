package dev.loomwise.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time of this JVM. The JVM's own figure ticks in hundredths of a second; on Linux the kernel keeps each thread's in
 * nanoseconds, and what a thread had when it was last seen stays counted after its end.
 */
final class ProcessCpu {
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private final File threads;
    private final boolean fine;
    private Map<String, Long> living = new HashMap<>();
    private long ended;

    ProcessCpu() {
        this(new File("/proc/self/task"));
    }

    /** @param threads folder with one folder per thread, each with a {@code schedstat} */
    ProcessCpu(File threads) {
        this.threads = threads;
        this.fine = fineNanos() > 0;
    }

    /** Whether it is counted in nanoseconds rather than in ticks. */
    boolean isFine() {
        return fine;
    }

    /** Nanoseconds since some moment in the past, never less than before. */
    long nanos() {
        return fine ? fineNanos() : PROCESS.getProcessCpuTime();
    }

    private long fineNanos() {
        String[] ids = threads.list();
        if (ids == null) {
            return 0;
        }
        Map<String, Long> now = new HashMap<>();
        for (String id : ids) {
            read(threads.toPath().resolve(id).resolve("schedstat"), id, now);
        }
        living.forEach((id, nanos) -> ended += now.containsKey(id) ? 0 : nanos);
        living = now;
        return ended + now.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void read(Path schedstat, String id, Map<String, Long> now) {
        try {
            now.put(id, Long.parseLong(Files.readString(schedstat).split(" ", 2)[0]));
        } catch (IOException e) {
            // It ended while we looked.
        }
    }
}
