package dev.loomwise.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

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
        assertEquals(Optional.of("AMD EPYC 7763"), LinuxFacts.processorName(new FakeHost().with("/proc/cpuinfo",
                "processor\t: 0\nmodel name\t: AMD EPYC 7763\nflags\t\t: fpu hypervisor\n")));
        assertEquals(Optional.empty(),
                LinuxFacts.processorName(new FakeHost().with("/proc/cpuinfo", "processor\t: 0\n")));
    }

    @Test
    void a_file_that_is_not_there_tells_nothing() {
        assertEquals(Optional.empty(), Host.here().content("/no/such/file"));
        assertEquals(Optional.empty(), Host.here().content("/"));
    }
}
