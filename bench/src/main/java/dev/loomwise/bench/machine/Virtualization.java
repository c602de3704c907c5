package dev.loomwise.bench.machine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What lies between this process and the hardware.
 *
 * <p>
 * A file such as {@code /.dockerenv} is no proof of a container: micro virtual machines boot root file systems that were
 * made from container images, and the mark comes along. A container has a process namespace of its own, and the kernel
 * gives its first namespaces fixed numbers, which cannot be had in any other way.
 *
 * @param container kind of container, such as {@code docker}
 * @param hypervisor kind of virtual machine, such as {@code kvm}
 * @see <a href="https://github.com/torvalds/linux/blob/master/include/linux/proc_ns.h">proc_ns.h, the first
 *      namespaces</a>
 */
public record Virtualization(Optional<String> container, Optional<String> hypervisor) {
    private static final String FIRST_PROCESSES = "pid:[4026531836]";
    private static final String FIRST_NAMES = "uts:[4026531838]";

    private static final Map<String, String> MARKS = Map.of("/.dockerenv", "docker", "/run/.containerenv", "podman");
    private static final List<String> GROUPS = List.of("kubepods", "docker", "libpod", "containerd", "lxc");
    private static final List<String> HYPERVISORS = List.of("firecracker", "kvm", "qemu", "vmware", "virtualbox",
            "hyper-v", "xen", "amazon ec2", "google compute engine", "parallels", "bhyve", "openstack");

    /**
     * Looks at a machine.
     *
     * @param model what the firmware calls the computer, as far as somebody else has found out; may be empty
     */
    public static Virtualization of(Host host, String model) {
        return new Virtualization(container(host), hypervisor(host, model));
    }

    /** {@code none}, {@code kvm}, {@code docker container}, {@code docker container on kvm}. */
    public String inWords() {
        String machine = hypervisor.orElse("none");
        return container.map(c -> c + " container" + (hypervisor.isPresent() ? " on " + machine : "")).orElse(machine);
    }

    private static Optional<String> container(Host host) {
        if (host.content("/proc/sys/kernel/osrelease").filter(r -> r.toLowerCase(Locale.ROOT).contains("microsoft"))
                .isPresent()) {
            return Optional.of("wsl");
        }
        Optional<String> processes = host.link("/proc/self/ns/pid");
        boolean ownProcesses = processes.filter(n -> !n.equals(FIRST_PROCESSES)).isPresent();
        boolean hostsOwn = processes.isPresent() && !ownProcesses
                && host.link("/proc/self/ns/uts").filter(FIRST_NAMES::equals).isPresent();
        if (hostsOwn) {
            return Optional.empty();
        }
        Optional<String> marked = MARKS.entrySet().stream().filter(m -> host.exists(m.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        String groups = host.content("/proc/1/cgroup").orElse("");
        return host.environment("KUBERNETES_SERVICE_HOST").map(h -> "kubernetes").or(() -> marked)
                .or(() -> GROUPS.stream().filter(groups::contains).findFirst()
                        .map(g -> g.equals("kubepods") ? "kubernetes" : g))
                .or(() -> host.environment("container").map(c -> c.toLowerCase(Locale.ROOT)))
                .or(() -> ownProcesses ? Optional.of("namespace") : Optional.empty());
    }

    private static Optional<String> hypervisor(Host host, String model) {
        String firmware = (model + " " + host.content("/sys/class/dmi/id/sys_vendor").orElse("") + " "
                + host.content("/sys/class/dmi/id/product_name").orElse("") + " "
                + host.content("/sys/hypervisor/type").orElse("")).toLowerCase(Locale.ROOT);
        Optional<String> named = HYPERVISORS.stream().filter(firmware::contains).findFirst();
        boolean guest = host.content("/proc/cpuinfo").filter(c -> c.contains(" hypervisor")).isPresent();
        return named.or(() -> guest || host.exists("/proc/xen") ? Optional.of(unnamed(host)) : Optional.empty());
    }

    /** A guest whose firmware says nothing; Firecracker's has no such table at all. */
    private static String unnamed(Host host) {
        boolean firecracker = !host.exists("/sys/class/dmi") && (host.exists("/sys/devices/platform/AMZNC10C:00")
                || host.content("/proc/cmdline").filter(c -> c.contains("virtio_mmio.device=")).isPresent());
        if (firecracker) {
            return "firecracker";
        }
        String clocks = host.content("/sys/devices/system/clocksource/clocksource0/available_clocksource").orElse("");
        return clocks.contains("kvm-clock")
                ? "kvm"
                : clocks.contains("hyperv") ? "hyper-v" : clocks.contains("xen") ? "xen" : "virtual machine";
    }
}
