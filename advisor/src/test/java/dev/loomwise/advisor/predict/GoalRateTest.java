package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: the rate that is found is the one at which a queue of known latency crosses the goal. */
class GoalRateTest {
    /** Of one server, per second. */
    private static final double SERVED = 1000;
    private static final Estimate CARRIED = new Estimate(0.999 * SERVED, 800, 1200);

    /** M/M/1: the time in the system is exponential with the rate that is left. */
    private static double p99Ms(double rate) {
        return Math.log(100) / (SERVED - rate) * 1000;
    }

    private static Optional<Estimate> goalRate(double given, Estimate goalMs) {
        return new GoalRate(given, p99Ms(given), CARRIED, GoalRateTest::p99Ms).of(goalMs);
    }

    @ParameterizedTest
    @ValueSource(doubles = {6, 9, 20, 100, 1000})
    void one_server_meets_a_goal_up_to_the_rate_of_the_closed_form(double goalMs) {
        double exactly = SERVED - Math.log(100) / goalMs * 1000;
        double found = goalRate(500, Estimate.exactly(goalMs)).orElseThrow().point();
        assertEquals(exactly, found, 0.03 * exactly);
        assertTrue(p99Ms(found) <= goalMs, found + "/s");
    }

    @Test
    void the_interval_of_the_goal_becomes_that_of_the_rate() {
        Estimate rate = goalRate(500, new Estimate(20, 10, 40)).orElseThrow();
        assertEquals(SERVED - 460.5, rate.low(), 20);
        assertEquals(SERVED - 230.3, rate.point(), 25);
        assertEquals(SERVED - 115.1, rate.high(), 30);
    }

    @Test
    void a_goal_that_holds_up_to_what_can_be_carried_is_as_sure_as_that() {
        assertEquals(CARRIED, goalRate(500, Estimate.exactly(1e6)).orElseThrow());
        Estimate hardly = goalRate(500, new Estimate(1e6, 40, 2e6)).orElseThrow();
        assertEquals(CARRIED, hardly, "though a narrower goal would be missed before");
    }

    @Test
    void what_not_even_a_hundredth_of_the_rate_meets_is_met_at_no_rate() {
        assertEquals(Optional.empty(), goalRate(500, Estimate.exactly(4.6)));
    }

    @Test
    void no_rate_is_played_twice_and_the_given_one_not_at_all() {
        List<Double> played = new ArrayList<>();
        GoalRate search = new GoalRate(500, p99Ms(500), CARRIED, rate -> {
            played.add(rate);
            return p99Ms(rate);
        });
        assertTrue(search.of(new Estimate(20, 10, 40)).isPresent());
        assertEquals(played.stream().distinct().toList(), played);
        assertTrue(!played.contains(500.0) && played.size() <= 3 * 9, played.toString());
    }
}
