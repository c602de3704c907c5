package dev.loomwise.bench.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.SystemInfo;

/** What this machine is. */
public final class MachineFacts {
    private MachineFacts() {}

    /** Asks the system; takes a few hundred milliseconds. */
    public static Machine read() {
        var hardware = new SystemInfo().getHardware();
        return new Machine(host(), hardware.getProcessor().getProcessorIdentifier().getName().strip(),
                Runtime.getRuntime().availableProcessors(), hardware.getMemory().getTotal() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                virtualization(hardware.getComputerSystem().getModel()), System.getProperty("java.version"),
                System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String virtualization(String model) {
        if (Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"))) {
            return "container";
        }
        String known = model.toLowerCase(java.util.Locale.ROOT);
        for (String name : new String[]{"kvm", "vmware", "virtualbox", "hyper-v", "xen", "qemu"}) {
            if (known.contains(name)) {
                return name;
            }
        }
        try {
            return Files.readString(Path.of("/proc/cpuinfo")).contains("hypervisor") ? "virtual machine" : "none";
        } catch (IOException e) {
            return "none";
        }
    }
}
