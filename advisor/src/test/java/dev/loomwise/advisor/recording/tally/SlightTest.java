package dev.loomwise.advisor.recording.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.advisor.recording.stack.Cause;
import org.junit.jupiter.api.Test;

/** Invariant: what waits for nothing and takes next to nothing is no task; whatever takes part of the time is one. */
class SlightTest {
    private static final long MS = 1_000_000;

    /** So many units that wait 40 of 50 ms, and so many that wait for nothing. */
    private static Units units(int waiting, int free, long freeNanos) {
        Units units = new Units(0);
        Waits none = new Waits();
        Waits some = new Waits();
        some.add(Cause.HTTP, 40 * MS);
        for (int i = 0; i < waiting; i++) {
            units.add(100L * i * MS, 100L * i * MS + 50 * MS, some, 1);
        }
        for (int i = 0; i < free; i++) {
            units.add(100L * i * MS, 100L * i * MS + freeNanos, none, 0);
        }
        return units;
    }

    @Test
    void connections_that_close_are_no_tasks_and_change_no_quantile() {
        Units units = units(100, 80, MS / 10);
        assertEquals(80, units.slight().count());
        assertEquals(40, units.waitQuantileNanos(0.01) / (double) MS, 1);
        assertEquals(50, units.timeQuantileNanos(0.01) / (double) MS, 1);
    }

    @Test
    void tasks_that_only_compute_are_tasks() {
        assertEquals(0, units(100, 80, 20 * MS).slight().count());
    }

    @Test
    void many_short_tasks_are_tasks_once_they_take_part_of_the_time() {
        assertEquals(0, units(100, 10_000, MS / 5).slight().count());
    }

    @Test
    void where_all_tasks_are_short_none_is_slight() {
        assertEquals(0, units(0, 1000, MS / 10).slight().count());
    }

    @Test
    void a_few_change_no_figure_and_stay() {
        assertEquals(0, units(100, 2, MS / 10).slight().count());
    }
}
