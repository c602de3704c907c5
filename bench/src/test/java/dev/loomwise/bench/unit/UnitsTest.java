package dev.loomwise.bench.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: what is written is read back as the same, and what is not a quantity is refused with a sentence. */
class UnitsTest {
    @ParameterizedTest
    @CsvSource({"40us,40000", "5ms,5000000", "1.5s,1500000000", "0,0", "2m,120000000000", "7ns,7"})
    void durations_are_read_in_every_unit(String text, long nanos) {
        assertEquals(Duration.ofNanos(nanos), Units.duration(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "5", "-5ms", "1e308s", "NaN", "", "5 parsecs", "99999999999s", "5ms5", "Infinity"})
    void what_is_no_duration_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Units.duration(text));
    }

    @Test
    void a_written_duration_is_read_back_to_six_digits() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Duration d = Duration.ofNanos((long) Math.exp(random.nextDouble() * 30));
            long back = Units.duration(Units.text(d)).toNanos();
            assertTrue(Math.abs(back - d.toNanos()) <= d.toNanos() * 1e-5 + 1, d + " became " + back);
        }
    }

    @Test
    void sizes_rates_and_shares_are_read() {
        assertEquals(512L << 20, Units.bytes("512MB"));
        assertEquals(2000, Units.perSecond("2000/s"));
        assertEquals(5, Units.perSecond("300/m"));
        assertEquals(0.01, Units.share("1%"));
        assertThrows(IllegalArgumentException.class, () -> Units.share("101%"));
    }

    @ParameterizedTest
    @CsvSource({"0.0421,42.1 us", "450,450 ms", "100500,101 s", "1.5,1.50 ms", "0,0 s"})
    void readable_keeps_three_digits(double ms, String text) {
        assertEquals(text, Units.readable(ms));
    }
}
