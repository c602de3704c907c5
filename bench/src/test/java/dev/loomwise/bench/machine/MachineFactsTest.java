package dev.loomwise.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: every machine has its facts, whatever the system lets us see. */
class MachineFactsTest {
    @Test
    void this_machine_has_a_processor_memory_and_a_jdk() {
        Machine machine = MachineFacts.read();
        assertFalse(machine.cpu().isBlank());
        assertTrue(machine.memoryMb() > 64, machine.memoryMb() + " MB");
        assertEquals(Runtime.getRuntime().availableProcessors(), machine.cores());
        assertEquals(System.getProperty("java.version"), machine.jdk());
    }

    @Test
    void the_processor_s_name_is_found_in_cpuinfo() {
        assertEquals(Optional.of("AMD EPYC 7763"),
                LinuxFacts.processorName("processor\t: 0\nmodel name\t: AMD EPYC 7763\nflags\t\t: fpu hypervisor\n"));
        assertEquals(Optional.empty(), LinuxFacts.processorName("processor\t: 0\n"));
    }

    @ParameterizedTest
    @CsvSource({"QEMU Standard PC, fpu, qemu", "Microsoft Virtual Machine, fpu hypervisor, virtual machine",
            "Amazon EC2 m7i.large, fpu hypervisor, amazon ec2", "ThinkPad, fpu sse, none"})
    void a_hypervisor_is_known_by_its_name_or_by_the_processor_s_flag(String model, String flags, String kind) {
        assertEquals(kind, LinuxFacts.hypervisor(model, "flags : " + flags));
    }

    @ParameterizedTest
    @CsvSource({"0::/kubepods/besteffort/pod1, true", "0::/init.scope, false"})
    void a_container_is_known_by_its_control_group(String cgroup, boolean container) {
        assertEquals(container, LinuxFacts.isContainer(cgroup));
    }

    @Test
    void a_file_that_is_not_there_tells_nothing() {
        assertEquals(Optional.empty(), LinuxFacts.content("/no/such/file"));
    }
}
