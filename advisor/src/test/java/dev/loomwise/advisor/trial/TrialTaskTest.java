package dev.loomwise.advisor.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Invariant: a short run has its share of rare tasks, at random places. */
class TrialTaskTest {
    private static final int TASKS = 600;
    private static final int RUNS = 500;

    private static int[] heavy(long seed) {
        byte[] classes = TrialTask.classes(new double[]{0.9958, 0.0042}, TASKS, new SplittableRandom(seed));
        return IntStream.range(0, TASKS).filter(i -> classes[i] == 1).toArray();
    }

    @Test
    void a_class_that_is_due_two_and_a_half_times_comes_twice_or_three_times() {
        double sum = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            int count = heavy(seed).length;
            assertTrue(count == 2 || count == 3, count + " in run " + seed);
            sum += count;
        }
        assertEquals(0.0042 * TASKS, sum / RUNS, 0.1);
    }

    @Test
    void the_rare_ones_stand_anywhere() {
        double[] places = IntStream.range(0, RUNS).flatMap(seed -> IntStream.of(heavy(seed))).asDoubleStream()
                .toArray();
        double mean = IntStream.range(0, places.length).mapToDouble(i -> places[i]).average().orElseThrow();
        assertEquals(TASKS / 2.0, mean, 0.05 * TASKS);
        assertTrue(
                IntStream.range(0, places.length).filter(i -> places[i] < TASKS / 10.0).count() > places.length / 20);
    }

    @Test
    void every_task_has_a_class_where_shares_do_not_quite_sum_up() {
        byte[] classes = TrialTask.classes(new double[]{0.3, 0.3, 0.3999999}, 10, new SplittableRandom(1));
        double[] counts = IntStream.range(0, 3)
                .mapToDouble(c -> IntStream.range(0, 10).filter(i -> classes[i] == c).count()).toArray();
        assertArrayEquals(new double[]{3, 3, 4}, counts, 1);
    }
}
