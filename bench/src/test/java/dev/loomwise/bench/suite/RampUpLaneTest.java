package dev.loomwise.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.TimedTask;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: the ramp is the time until the first wave is under way, and looking at it changes nothing. */
class RampUpLaneTest {
    private static final int TASKS = 60;
    private static final TimedTask TASK = new TimedTask(2, 20_000_000, 10);

    private static RampUpLane lane(ConcurrencyModel model, Settings settings) {
        return new RampUpLane(model.open(settings), model, settings, TASKS);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "BRIDGE", "ASYNC", "PLATFORM"})
    void the_first_wave_is_under_way_before_its_first_task_can_have_ended(ConcurrencyModel model) throws Exception {
        // Ten places for sixty tasks that take 40 ms: a second wave begins after that.
        try (RampUpLane lane = lane(model, new Settings(10, 10, 2))) {
            assertEquals(TASK.expected(TASKS), lane.run(TASK, TASKS));
            assertEquals(TASK.expected(TASKS), lane.run(TASK, TASKS));
            double ms = lane.rampUpMs().orElseThrow();
            assertTrue(ms > 0 && ms < 40, ms + " ms");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "FORKJOIN"})
    void where_there_is_no_wave_nothing_is_said(ConcurrencyModel model) throws Exception {
        TimedTask few = new TimedTask(1, 1_000_000, 10);
        try (RampUpLane lane = lane(model, new Settings(10, 0, 2))) {
            lane.run(few, TASKS);
            assertEquals(OptionalDouble.empty(), lane.rampUpMs());
        }
    }

    @Test
    void tasks_that_do_not_wait_have_no_ramp() throws Exception {
        TimedTask computing = new TimedTask(1, 0, 10);
        try (RampUpLane lane = lane(ConcurrencyModel.VIRTUAL, new Settings(10, 0, 2))) {
            assertEquals(computing.expected(TASKS), lane.run(computing, TASKS));
            assertEquals(OptionalDouble.empty(), lane.rampUpMs());
        }
    }
}
