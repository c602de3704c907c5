package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Invariant: a raw number is the value to nine digits, whatever its size. */
class RawNumbersTest {
    @Test
    void numbers_of_any_size_keep_nine_digits_and_no_more() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
            String text = RawNumbersSection.number(value);
            assertTrue(new BigDecimal(text).stripTrailingZeros().precision() <= 9, text);
            assertEquals(value, Double.parseDouble(text), Math.abs(value) * 1e-8, text);
        }
    }

    @Test
    void whole_numbers_have_no_point_and_what_is_no_number_says_so() {
        assertEquals("42", RawNumbersSection.number(42));
        assertEquals("0", RawNumbersSection.number(-0.0));
        assertEquals("0.1", RawNumbersSection.number(0.1));
        assertEquals("33.3333333", RawNumbersSection.number(100 / 3.0));
        assertEquals("1.23456789E12", RawNumbersSection.number(1234567890123.0));
        assertEquals("Infinity", RawNumbersSection.number(Double.POSITIVE_INFINITY));
    }
}
