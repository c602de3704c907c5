package dev.loomwise.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant: a warning names what was seen, and what to do. */
class MachineWarningsTest {
    @Test
    void load_is_judged_per_core() {
        assertTrue(MachineWarnings.load(1.5, 2).orElseThrow().contains("load 1.5 on 2 cores"));
        assertEquals(Optional.empty(), MachineWarnings.load(1.5, 8));
        assertEquals(Optional.empty(), MachineWarnings.load(-1, 2), "the system does not tell");
    }

    @Test
    void few_descriptors_are_named_with_the_remedy() {
        assertTrue(MachineWarnings.descriptors(1024).orElseThrow().contains("ulimit -n"));
        assertEquals(Optional.empty(), MachineWarnings.descriptors(20_000));
    }

    @Test
    void only_the_performance_governor_keeps_the_clock() {
        assertTrue(MachineWarnings.governor("powersave").orElseThrow().contains("'powersave'"));
        assertEquals(Optional.empty(), MachineWarnings.governor("performance"));
    }

    @Test
    void stolen_time_is_a_warning_from_two_percent_on() {
        assertTrue(MachineWarnings.stolen(0.07).orElseThrow().contains("7%"));
        assertEquals(Optional.empty(), MachineWarnings.stolen(0.01));
    }

    @Test
    void a_virtual_machine_is_noted_and_bare_metal_is_not() {
        Machine guest = new Machine("h", "c", 4, 1024, "Linux", "kvm", "25", "vm");
        assertTrue(MachineWarnings.of(guest).stream().anyMatch(w -> w.contains("kvm")));
        assertEquals(Optional.empty(), MachineWarnings.virtualization("none"));
    }
}
