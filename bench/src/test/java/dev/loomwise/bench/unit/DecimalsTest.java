package dev.loomwise.bench.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: what the JDK's formatter writes, whatever the number. */
class DecimalsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.004, 0.05, 0.0499, 9.994, 9.996, 99.95, 1234.56, -7.25, 1e14, 1e15, 1e20, Double.NaN,
            Double.POSITIVE_INFINITY})
    void digits_behind_the_point_are_as_the_formatter_writes_them(double value) {
        for (int decimals = 0; decimals <= 4; decimals++) {
            assertEquals(String.format(Locale.US, "%." + decimals + "f", value), Decimals.fixed(value, decimals));
        }
    }

    @Test
    void a_hundred_thousand_numbers_are_as_the_formatter_writes_them() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100_000; i++) {
            double value = Math.exp(random.nextDouble(-8, 20));
            int decimals = random.nextInt(3);
            assertEquals(String.format(Locale.US, "%." + decimals + "f", value), Decimals.fixed(value, decimals));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 999, 1000, 12_345, 999_999, 1_000_000, -5, -999, -1000, Long.MAX_VALUE, Long.MIN_VALUE})
    void thousands_are_grouped_as_the_formatter_groups_them(long value) {
        assertEquals(String.format(Locale.US, "%,d", value), Decimals.grouped(value));
        assertEquals(String.format(Locale.US, "%,.0f", (double) value), Decimals.grouped((double) value));
    }
}
