package dev.loomwise.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/** What this machine is. */
public final class MachineFacts {
    private MachineFacts() {}

    /** Asks the system; takes a few hundred milliseconds. */
    public static Machine read() {
        Optional<HardwareAbstractionLayer> hardware = hardware();
        String cpu = ask(hardware, h -> h.getProcessor().getProcessorIdentifier().getName())
                .or(() -> LinuxFacts.processorName(Host.here())).orElseGet(() -> System.getProperty("os.arch"));
        long memory = ask(hardware, h -> Long.toString(h.getMemory().getTotal())).map(Long::parseLong)
                .orElseGet(MachineFacts::memoryOfTheJvm);
        String model = ask(hardware,
                h -> h.getComputerSystem().getManufacturer() + " " + h.getComputerSystem().getModel())
                .orElse("");
        return new Machine(host(), cpu, Runtime.getRuntime().availableProcessors(), memory >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Virtualization.of(Host.here(), model).inWords(), System.getProperty("java.version"),
                System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
    }

    private static Optional<HardwareAbstractionLayer> hardware() {
        try {
            return Optional.of(new SystemInfo().getHardware());
        } catch (RuntimeException | LinkageError e) {
            // A system that the library does not know, or whose native parts do not load: plain files tell enough.
            return Optional.empty();
        }
    }

    private static Optional<String> ask(Optional<HardwareAbstractionLayer> hardware,
            Function<HardwareAbstractionLayer, String> question) {
        try {
            return hardware.map(question).map(String::strip).filter(MachineFacts::says);
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static boolean says(String answer) {
        return !answer.isEmpty() && !answer.equals("0") && !answer.equalsIgnoreCase("unknown");
    }

    private static long memoryOfTheJvm() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
