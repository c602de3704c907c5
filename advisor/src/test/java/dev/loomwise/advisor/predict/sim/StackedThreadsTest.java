package dev.loomwise.advisor.predict.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant: where a kernel leaves a thread in line beside an idle core, those who wait for that thread wait longer. */
class StackedThreadsTest {
    private static final Costs TIMED = CalibrationStore.reference().fit("timer", ConcurrencyModel.VIRTUAL).orElseThrow()
            .costs();

    /** Requests that wait 13.66 ms and compute for 208 us, under virtual threads on two cores. */
    private static double p99Ms(double perSecond, Costs costs) {
        Scenario service = Play.batch(ConcurrencyModel.VIRTUAL, 2, 3000, 13.66 * Play.MS, 0.208 * Play.MS)
                .withPoisson(perSecond, 0.1);
        return Simulator.run(service, costs).latencies().getFirst().percentileNs(0.99) / Play.MS;
    }

    @Test
    void timers_that_end_4000_times_a_second_come_back_in_bunches() {
        double everywhere = p99Ms(4000, TIMED.with(Cost.HOT, 0));
        assertTrue(p99Ms(4000, TIMED) > 1.15 * everywhere, "as if the kernel always looked: " + everywhere);
    }

    @Test
    void at_400_a_second_the_cores_are_idle_long_enough_to_look() {
        Play.assertWithin(0.03, p99Ms(400, TIMED.with(Cost.HOT, 0)), p99Ms(400, TIMED));
    }

    @Test
    void a_core_looks_once_its_idle_moments_last_longer_than_looking_does() {
        Idleness idleness = new Idleness(2, false);
        assertTrue(idleness.worthLooking(0));
        for (int i = 0; i < 20; i++) {
            idleness.began(0, i * Play.MS);
            idleness.woken(0, (i + 0.1) * Play.MS);
        }
        assertFalse(idleness.worthLooking(0));
        assertTrue(idleness.worthLooking(1), "the other core has its own idle moments");
        idleness.began(0, 100 * Play.MS);
        idleness.woken(0, 200 * Play.MS);
        assertFalse(idleness.worthLooking(0), "a long one counts as 1 ms, and as an eighth: 0.21 ms");
        idleness.began(0, 300 * Play.MS);
        idleness.woken(0, 400 * Play.MS);
        assertTrue(idleness.worthLooking(0), "0.31 ms");
    }

    @Test
    void an_ideal_kernel_always_looks() {
        Idleness ideal = new Idleness(1, true);
        ideal.passed(1e9, 1);
        ideal.woken(0, 0);
        assertEquals(List.of(true, true), List.of(ideal.looksAround(), ideal.worthLooking(0)));
    }
}
