package dev.loomwise.reports.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipleTestsTest {
    /** The fifteen p-values of the paper's own example (section 4.1), which rejects four at 5 %. */
    private static final double[] PAPER = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
            0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};

    @Test
    void the_example_of_benjamini_and_hochberg_has_four_positives() {
        double[] q = BenjaminiHochberg.adjust(PAPER);
        assertTrue(Arrays.stream(q).limit(4).allMatch(v -> v <= 0.05), Arrays.toString(q));
        assertTrue(Arrays.stream(q).skip(4).allMatch(v -> v > 0.05), Arrays.toString(q));
    }

    @Test
    void the_adjusted_values_are_those_of_the_definition() {
        assertArrayEquals(new double[]{0.04, 0.01 * 4 / 2, 0.005 * 4, 0.5},
                BenjaminiHochberg.adjust(new double[]{0.03, 0.01, 0.005, 0.5}), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void an_adjusted_value_is_never_smaller_and_keeps_the_order(long seed) {
        double[] p = new Random(seed).doubles(50).toArray();
        double[] q = BenjaminiHochberg.adjust(p);
        for (int a = 0; a < p.length; a++) {
            assertTrue(q[a] >= p[a] && q[a] <= 1);
            for (int b = 0; b < p.length; b++) {
                assertTrue(p[a] >= p[b] || q[a] <= q[b]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 1.1})
    void what_is_no_probability_is_refused(double p) {
        assertThrows(IllegalArgumentException.class, () -> BenjaminiHochberg.adjust(new double[]{0.5, p}));
    }
}
