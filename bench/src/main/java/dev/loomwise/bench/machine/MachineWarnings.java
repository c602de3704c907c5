package dev.loomwise.bench.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What makes this machine less fit to measure on, a sentence each with its remedy. */
public final class MachineWarnings {
    private static final double BUSY = 0.5;
    private static final long FEW_DESCRIPTORS = 8192;

    private MachineWarnings() {}

    public static List<String> of(Machine machine) {
        List<String> warnings = new ArrayList<>();
        var system = ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        if (load > BUSY * machine.cores()) {
            warnings.add(String.format(Locale.ROOT,
                    "the machine is busy (load %.1f on %d cores): times are too long; stop what else runs", load,
                    machine.cores()));
        }
        if (system instanceof UnixOperatingSystemMXBean unix && unix.getMaxFileDescriptorCount() < FEW_DESCRIPTORS) {
            warnings.add("only " + unix.getMaxFileDescriptorCount()
                    + " file descriptors: thousands of connections need more; raise them with ulimit -n 20000");
        }
        if (!machine.virtualization().equals("none")) {
            warnings.add("a virtual machine or container (" + machine.virtualization()
                    + "): neighbours make noise; compare ratios, not single times");
        }
        governor(warnings);
        return warnings;
    }

    private static void governor(List<String> warnings) {
        Path file = Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
        if (!Files.isReadable(file)) {
            return;
        }
        try {
            String governor = Files.readString(file).strip();
            if (!governor.equals("performance")) {
                warnings.add("the frequency governor is '" + governor
                        + "': the clock changes while measuring; set it to performance");
            }
        } catch (IOException e) {
            warnings.add("the frequency governor cannot be read: the clock may change while measuring");
        }
    }
}
