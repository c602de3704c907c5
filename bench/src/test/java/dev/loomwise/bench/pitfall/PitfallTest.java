package dev.loomwise.bench.pitfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: a pitfall ends by itself, shows its damage as a figure, and the pattern beside it has none. */
@Timeout(30)
class PitfallTest {
    /** The figures of one operation, and its time in milliseconds under {@code ms}. */
    private static Map<String, Double> figures(String name, ConcurrencyModel model, int tasks, Duration waiting,
            int inFlight) throws Exception {
        Workload workload = Workload.named(name).orElseThrow();
        Cell cell = new Cell(name, model, tasks, waiting, Duration.ZERO, 1, inFlight);
        try (Rig rig = Rig.open();
                Session session = workload.open(cell, rig);
                Lane lane = model.open(workload.settings(cell))) {
            long begin = System.nanoTime();
            assertEquals(session.expected(), session.run(lane));
            Map<String, Double> all = new java.util.HashMap<>(session.figures());
            all.put("ms", (System.nanoTime() - begin) / 1e6);
            return all;
        }
    }

    @Test
    void a_bounded_pool_whose_tasks_join_each_other_starves_and_is_cut_off() throws Exception {
        Map<String, Double> starved = figures("nested-join", ConcurrencyModel.PLATFORM, 20, Duration.ofMillis(1), 5);
        assertEquals(1.0, starved.get("starvedShare"));
        // Some inner tasks may slip in between the first outer ones; then five outer ones hold the five threads.
        assertTrue(starved.getOrDefault("endedCount", 20.0) < 15, starved.toString());
        assertTrue(starved.getOrDefault("ms", 1e9) < 10_000, starved.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "FORKJOIN"})
    void the_same_tasks_end_where_threads_are_no_limit_or_joining_helps(ConcurrencyModel model) throws Exception {
        Map<String, Double> ended = figures("nested-join", model, 20, Duration.ofMillis(1), 0);
        assertEquals(20.0, ended.get("endedCount"));
        assertEquals(0.0, ended.get("starvedShare"));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "ASYNC"})
    void a_program_that_does_not_wait_loses_its_tasks_and_one_that_waits_loses_none(ConcurrencyModel model)
            throws Exception {
        Map<String, Double> lost = figures("fire-and-forget", model, 3, Duration.ofMillis(300), 0);
        assertEquals(3.0, lost.get("lostCount"));
        assertEquals(0.0, lost.get("lostStructuredCount"));
    }

    @Test
    void a_failure_in_a_future_that_nobody_joins_is_noticed_by_nobody() throws Exception {
        Map<String, Double> lost = figures("lost-future", ConcurrencyModel.ASYNC, 40, Duration.ZERO, 0);
        assertEquals(10.0, lost.get("failedCount"));
        assertEquals(0.0, lost.get("noticedCount"));
        assertEquals(10.0, lost.get("noticedJoinedCount"));
    }

    @Test
    void a_blocking_call_in_a_stage_makes_waits_queue_for_the_cores() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        int tasks = 10 * cores;
        double ms = figures("blocked-stage", ConcurrencyModel.ASYNC, tasks, Duration.ofMillis(20), 0)
                .getOrDefault("ms", 0.0);
        assertTrue(ms > 10 * 20 * 0.95, "ten waves of waits that could have been one: " + ms);
    }
}
