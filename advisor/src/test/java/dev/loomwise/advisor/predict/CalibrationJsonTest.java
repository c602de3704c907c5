package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a calibration is read as it was written. */
class CalibrationJsonTest {
    @Test
    void every_moment_is_read_as_it_is_written() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long nanos = switch (i % 4) {
                case 0 -> 0;
                case 1 -> random.nextInt(1000) * 1_000_000L;
                case 2 -> random.nextInt(1_000_000) * 1000L;
                default -> random.nextInt(1_000_000_000);
            };
            Instant moment = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), nanos);
            assertEquals(moment, CalibrationJson.instant(moment.toString()));
        }
        assertEquals(Instant.parse("2026-11-21T10:00:00+01:00"), CalibrationJson.instant("2026-11-21T10:00:00+01:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00:001Z"})
    void what_is_no_moment_is_said(String text) {
        assertThrows(DateTimeException.class, () -> CalibrationJson.instant(text));
    }
}
