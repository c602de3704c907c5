package dev.loomwise.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Invariant: a mark that a file system image brings along does not make a container. */
class VirtualizationTest {
    private static final String GUEST = "model name : x\nflags : fpu hypervisor lahf_lm\n";

    private static String kind(FakeHost host) {
        return Virtualization.of(host, "").inWords();
    }

    private static FakeHost firstNamespaces() {
        return new FakeHost().linked("/proc/self/ns/pid", "pid:[4026531836]").linked("/proc/self/ns/uts",
                "uts:[4026531838]");
    }

    private static FakeHost ownNamespaces() {
        return new FakeHost().linked("/proc/self/ns/pid", "pid:[4026532650]").linked("/proc/self/ns/uts",
                "uts:[4026532648]");
    }

    @Test
    void a_micro_virtual_machine_whose_root_was_a_container_image_is_no_container() {
        assertEquals("firecracker", kind(firstNamespaces().with("/.dockerenv", "").with("/proc/cpuinfo", GUEST)
                .with("/sys/devices/platform/AMZNC10C:00/status", "15")));
        assertEquals("firecracker", kind(firstNamespaces().with("/.dockerenv", "").with("/proc/cpuinfo", GUEST)
                .with("/proc/cmdline", "reboot=k pci=off virtio_mmio.device=4K@0xd0000000:5")));
    }

    @Test
    void a_guest_without_firmware_names_is_known_by_the_clocks_it_is_offered() {
        String clocks = "/sys/devices/system/clocksource/clocksource0/available_clocksource";
        assertEquals("kvm", kind(firstNamespaces().with("/proc/cpuinfo", GUEST).with(clocks, "tsc kvm-clock \n")));
        assertEquals("virtual machine", kind(firstNamespaces().with("/proc/cpuinfo", GUEST).with(clocks, "tsc\n")));
    }

    @Test
    void a_container_has_processes_of_its_own() {
        assertEquals("docker container", kind(ownNamespaces().with("/.dockerenv", "")));
        assertEquals("podman container", kind(ownNamespaces().with("/run/.containerenv", "engine=podman")));
        assertEquals("kubernetes container", kind(ownNamespaces().with("/proc/1/cgroup", "0::/kubepods/pod1\n")));
        assertEquals("namespace container", kind(ownNamespaces()));
    }

    @Test
    void a_container_that_shares_the_host_s_processes_is_known_by_its_mark() {
        assertEquals("docker container", kind(new FakeHost().linked("/proc/self/ns/pid", "pid:[4026531836]")
                .linked("/proc/self/ns/uts", "uts:[4026532648]").with("/.dockerenv", "")));
    }

    @Test
    void a_container_on_a_virtual_machine_is_both() {
        assertEquals("docker container on amazon ec2", kind(ownNamespaces().with("/.dockerenv", "")
                .with("/proc/cpuinfo", GUEST).with("/sys/class/dmi/id/sys_vendor", "Amazon EC2\n")));
    }

    @Test
    void bare_metal_is_nothing_of_it() {
        assertEquals("none", kind(firstNamespaces().with("/proc/cpuinfo", "flags : fpu sse\n")
                .with("/sys/class/dmi/id/product_name", "ThinkPad\n")));
        assertEquals("none", kind(new FakeHost()), "and so is a system that shows nothing");
    }

    @Test
    void the_name_that_somebody_else_found_counts() {
        assertEquals("vmware", Virtualization.of(new FakeHost(), "VMware, Inc. VMware7,1").inWords());
    }
}
