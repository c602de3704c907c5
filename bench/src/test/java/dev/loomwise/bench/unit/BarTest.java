package dev.loomwise.bench.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: a bar is as wide as asked for, and as long as its value is large. */
class BarTest {
    @ParameterizedTest
    @CsvSource({"10,10,'████'", "5,10,'██  '", "0.001,10,'▏   '", "6.25,10,'██▌ '", "20,10,'████'", "0,10,'    '",
            "NaN,10,'    '", "Infinity,10,'    '", "-1,10,'    '", "1,0,'    '"})
    void a_bar_is_filled_as_far_as_the_value_goes(double value, double most, String bar) {
        assertEquals(bar, Bar.of(value, most, 4));
    }
}
