package dev.loomwise.bench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: two humps are seen, one hump is not taken for two more often than promised. */
class ModesTest {
    private enum OneHump {
        NORMAL, EXPONENTIAL, LOG_NORMAL, UNIFORM;

        double draw(Random random) {
            return switch (this) {
                case NORMAL -> random.nextGaussian();
                case EXPONENTIAL -> -Math.log(1 - random.nextDouble());
                case LOG_NORMAL -> Math.exp(random.nextGaussian());
                case UNIFORM -> random.nextDouble();
            };
        }
    }

    private static double[] draw(int n, Random random, ToDoubleFunction<Random> draw) {
        return IntStream.range(0, n).mapToDouble(i -> draw.applyAsDouble(random)).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void one_hump_is_taken_for_two_in_at_most_five_of_a_hundred(OneHump shape) {
        for (int n : new int[]{20, 50, 250}) {
            Random random = new Random(n);
            long wrong = IntStream.range(0, 400).filter(i -> Modes.count(draw(n, random, shape::draw)) > 1).count();
            assertTrue(wrong <= 400 * 0.05, wrong + " of 400 samples of " + n);
        }
    }

    @Test
    void two_humps_six_deviations_apart_are_found_nearly_always() {
        Random random = new Random(1);
        long found = IntStream.range(0, 400)
                .filter(i -> Modes.count(draw(50, random, r -> r.nextGaussian() + (r.nextBoolean() ? 6 : 0))) == 2)
                .count();
        assertTrue(found >= 380, found + " of 400");
    }

    @Test
    void a_few_outliers_are_no_mode() {
        double[] values = draw(40, new Random(2), r -> 100 + r.nextGaussian());
        values[3] = 200;
        values[17] = 201;
        assertEquals(1, Modes.count(values));
    }

    @Test
    void equal_values_have_one_mode() {
        double[] values = new double[50];
        Arrays.fill(values, 3.5);
        assertEquals(1, Modes.count(values));
    }

    @Test
    void outliers_above_the_upper_fence_are_counted_and_low_values_are_not() {
        assertEquals(1, Outliers.above(new double[]{10, 11, 12, 13, 14, 40}));
        assertEquals(0, Outliers.above(new double[]{-30, 10, 11, 12, 13, 14}));
        assertEquals(0, Outliers.above(new double[]{10, 11, 12, 900}), "too few to know quartiles");
    }
}
