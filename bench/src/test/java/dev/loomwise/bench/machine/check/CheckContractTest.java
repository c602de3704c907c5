package dev.loomwise.bench.machine.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.machine.FakeHost;
import dev.loomwise.bench.machine.Host;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every check promises; runs once per check that is discovered. */
class CheckContractTest {
    private static final Idle BLIND = new Idle(Optional.empty(), Optional.empty(), 0, Duration.ofMillis(1));

    static List<Check> checks() {
        return Check.all();
    }

    static List<Check> quickChecks() {
        return checks().stream().filter(c -> !c.takesTime()).toList();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void a_check_always_finds_something_here_puts_its_name_to_it_and_is_as_quick_as_it_says(Check check) {
        Rig rig = new Rig(Host.here(), new Needs(1, 1), BLIND);
        // A shared machine may stop us for a while; a check that takes ten times what it may is still found.
        List<Finding> findings = assertTimeout(Duration.ofSeconds(check.takesTime() ? 15 : 2), () -> check.look(rig));
        assertFalse(findings.isEmpty());
        findings.forEach(f -> assertEquals(check.name(), f.check()));
    }

    @ParameterizedTest
    @MethodSource("quickChecks")
    void a_system_that_tells_nothing_is_not_called_bad(Check check) {
        List<Finding> findings = check.look(new Rig(new FakeHost(), new Needs(1, 1), BLIND));
        assertFalse(findings.isEmpty());
        findings.forEach(f -> assertEquals(Severity.OK, f.severity(), f.toString()));
    }

    @Test
    void names_and_places_are_not_shared() {
        assertTrue(checks().size() >= 13, checks().toString());
        assertEquals(checks().size(), checks().stream().map(Check::name).distinct().count());
        assertEquals(checks().size(), checks().stream().map(Check::order).distinct().count());
    }

    @Test
    void the_worst_finding_decides_on_fitness() {
        Finding fine = Finding.ok("a", "well");
        Finding noted = new Finding("a", Severity.INFO, "x", "y", "z");
        Finding bad = new Finding("a", Severity.WARNING, "x", "y", "z");
        Finding worst = new Finding("a", Severity.UNFIT, "x", "y", "z");
        assertEquals(Fitness.FIT, Fitness.of(List.of(fine, noted)));
        assertEquals(Fitness.NOISY, Fitness.of(List.of(bad, fine)));
        assertEquals(Fitness.UNFIT, Fitness.of(List.of(bad, worst, fine)));
        assertEquals(List.of("x: y; z", "x: y; z"), RigCheck.warnings(List.of(fine, noted, bad, worst)));
    }

    @Test
    void what_is_not_well_has_an_effect_and_a_remedy() {
        assertThrows(IllegalArgumentException.class, () -> new Finding("a", Severity.WARNING, "seen", "", "do"));
        assertThrows(IllegalArgumentException.class, () -> new Finding("a", Severity.INFO, "seen", "effect", " "));
        assertThrows(IllegalArgumentException.class, () -> Finding.ok("a", ""));
    }

    @Test
    void the_quick_check_leaves_out_what_takes_time_but_judges_the_scaling_that_a_bench_knows() {
        List<Finding> findings = RigCheck.quick(new Needs(1, 1), 0.2);
        assertTrue(findings.stream().noneMatch(f -> f.check().equals("loopback")));
        assertEquals(Severity.UNFIT, findings.getLast().severity());
    }
}
