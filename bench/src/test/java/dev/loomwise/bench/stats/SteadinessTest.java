package dev.loomwise.bench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a trend is found, and noise is not taken for one more often than promised. */
class SteadinessTest {
    private static double[] times(int n, java.util.function.IntToDoubleFunction at) {
        return IntStream.range(0, n).mapToDouble(at).toArray();
    }

    @Test
    void a_jvm_that_becomes_faster_to_the_end_is_not_steady() {
        assertEquals(Steadiness.SPEEDING_UP, Steadiness.of(times(10, i -> 100 * Math.pow(0.95, i)), 0.05));
    }

    @Test
    void a_fork_that_becomes_slower_to_the_end_is_not_steady() {
        assertEquals(Steadiness.SLOWING_DOWN, Steadiness.of(times(10, i -> 100 + 3 * i), 0.05));
    }

    @Test
    void a_trend_too_small_to_matter_is_steady() {
        assertEquals(Steadiness.STEADY, Steadiness.of(times(10, i -> 100 + 0.1 * i), 0.05));
    }

    @Test
    void a_single_wild_outlier_is_no_trend() {
        assertEquals(Steadiness.STEADY, Steadiness.of(times(12, i -> i == 11 ? 900 : 100 + i % 3), 0.05));
    }

    @Test
    void five_operations_are_too_few_to_judge() {
        assertEquals(Steadiness.TOO_SHORT, Steadiness.of(times(5, i -> 100 - 10 * i), 0.05));
        assertEquals(Steadiness.SPEEDING_UP, Steadiness.of(times(6, i -> 100 - 10 * i), 0.05));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 25})
    void at_most_one_steady_fork_of_a_hundred_is_called_unsteady(int n) {
        Random random = new Random(n);
        int wrong = 0;
        for (int i = 0; i < 2_000; i++) {
            // Heavy upper tails, as waiting workloads have them.
            Steadiness found = Steadiness.of(times(n, k -> Math.exp(random.nextGaussian())), 0);
            wrong += found == Steadiness.STEADY ? 0 : 1;
        }
        assertTrue(wrong <= 2_000 * 0.015, wrong + " of 2000");
    }

    @Test
    void a_warm_up_in_noise_is_found_nearly_always() {
        Random random = new Random(4);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            double[] times = times(25, k -> 100 * (1 + Math.exp(-k / 8.0)) * (1 + 0.05 * random.nextGaussian()));
            found += Steadiness.of(times, 0.05) == Steadiness.SPEEDING_UP ? 1 : 0;
        }
        assertTrue(found > 490, found + " of 500");
    }
}
