package dev.loomwise.bench.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes this machine less fit to measure on, a sentence each with its remedy. */
public final class MachineWarnings {
    private static final double BUSY = 0.5;
    private static final long FEW_DESCRIPTORS = 8192;
    private static final double MUCH_STOLEN = 0.02;
    private static final long LOOK_MS = 200;

    private MachineWarnings() {}

    /** Looks at the machine for 0.2 s. */
    public static List<String> of(Machine machine) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long descriptors = system instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        return Stream
                .of(load(system.getSystemLoadAverage(), machine.cores()), descriptors(descriptors),
                        virtualization(machine.virtualization()),
                        LinuxFacts.content("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
                                .flatMap(g -> governor(g.strip())),
                        look())
                .flatMap(Optional::stream).toList();
    }

    static Optional<String> load(double load, int cores) {
        return when(load > BUSY * cores,
                String.format(Locale.ROOT,
                        "the machine is busy (load %.1f on %d cores): times are too long; stop what else runs", load,
                        cores));
    }

    static Optional<String> descriptors(long most) {
        return when(most < FEW_DESCRIPTORS, "only " + most
                + " file descriptors: thousands of connections need more; raise them with ulimit -n 20000");
    }

    static Optional<String> virtualization(String kind) {
        return when(!kind.equals("none"), "a virtual machine or container (" + kind
                + "): neighbours make noise; compare ratios, not single times");
    }

    static Optional<String> governor(String governor) {
        return when(!governor.equals("performance"), "the frequency governor is '" + governor
                + "': the clock changes while measuring; set it to performance");
    }

    static Optional<String> stolen(double share) {
        return when(share > MUCH_STOLEN,
                String.format(Locale.ROOT,
                        "the hypervisor takes %.0f%% of the cores' time away: times are too long; measure again later",
                        share * 100));
    }

    private static Optional<String> look() {
        Optional<CpuStat> before = CpuStat.read();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            // The caller meets the flag at its next wait; what we saw until now still counts.
            Thread.currentThread().interrupt();
        }
        return CpuStat.read().flatMap(now -> stolen(now.stolenShareSince(before.get())));
    }

    private static Optional<String> when(boolean applies, String sentence) {
        return applies ? Optional.of(sentence) : Optional.empty();
    }
}
