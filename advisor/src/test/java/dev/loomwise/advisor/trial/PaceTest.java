package dev.loomwise.advisor.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Invariant: who is late waits less for the compilers, and nobody waits longer than is of use. */
class PaceTest {
    @Test
    void with_time_to_spare_the_usual_patience_is_had() {
        assertEquals(TrialPlan.USUAL_PATIENCE, new Pace(Duration.ofSeconds(100)).patience(10));
    }

    @Test
    void with_less_time_there_is_less_patience() {
        Duration some = new Pace(Duration.ofSeconds(39)).patience(10);
        assertTrue(some.compareTo(Pace.LEAST) > 0, some.toString());
        assertTrue(some.compareTo(Duration.ofMillis(1500)) <= 0, some.toString());
    }

    @Test
    void who_is_late_waits_a_little_all_the_same() {
        assertEquals(Pace.LEAST, new Pace(Duration.ofSeconds(-5)).patience(3));
    }
}
