package dev.loomwise.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What plain files of Linux tell about the machine; elsewhere they are not there, and nothing is told. */
final class LinuxFacts {
    private static final List<String> CONTAINER_MARKS = List.of("/.dockerenv", "/run/.containerenv");
    private static final List<String> CONTAINER_GROUPS = List.of("docker", "kubepods", "containerd", "libpod", "lxc");
    private static final List<String> HYPERVISORS = List.of("kvm", "qemu", "vmware", "virtualbox", "hyper-v", "xen",
            "firecracker", "amazon ec2", "google compute engine", "parallels");

    private LinuxFacts() {}

    static Optional<String> processorName() {
        return content("/proc/cpuinfo").flatMap(LinuxFacts::processorName);
    }

    static Optional<String> processorName(String cpuinfo) {
        return cpuinfo.lines().filter(l -> l.startsWith("model name") && l.contains(":"))
                .map(l -> l.substring(l.indexOf(':') + 1).strip()).filter(n -> !n.isEmpty()).findFirst();
    }

    /**
     * Container before hypervisor, since a container's limits are the nearer ones; {@code none} where nothing shows.
     *
     * @param model what the firmware calls the computer, may be empty
     */
    static String virtualization(String model) {
        if (CONTAINER_MARKS.stream().anyMatch(m -> Files.exists(Path.of(m)))
                || isContainer(content("/proc/1/cgroup").orElse(""))) {
            return "container";
        }
        return hypervisor(model + " " + content("/sys/class/dmi/id/sys_vendor").orElse("") + " "
                + content("/sys/class/dmi/id/product_name").orElse(""), content("/proc/cpuinfo").orElse(""));
    }

    static boolean isContainer(String cgroup) {
        return CONTAINER_GROUPS.stream().anyMatch(cgroup::contains);
    }

    static String hypervisor(String model, String cpuinfo) {
        String known = model.toLowerCase(Locale.ROOT);
        return HYPERVISORS.stream().filter(known::contains).findFirst()
                .orElse(cpuinfo.contains(" hypervisor") ? "virtual machine" : "none");
    }

    /** Empty where the file is not there or may not be read. */
    static Optional<String> content(String file) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(path, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Some files of /proc and /sys open but refuse to be read.
            return Optional.empty();
        }
    }
}
