package dev.loomwise.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: shares lie between 0 and 1, and guest time is not counted twice. */
class CpuStatTest {
    private static CpuStat of(String line) {
        return CpuStat.parse(line).orElseThrow();
    }

    @Test
    void busy_and_stolen_time_are_shares_of_what_passed_between_two_readings() {
        CpuStat before = of("cpu  100 0 100 800 0 0 0 0 0 0");
        CpuStat after = of("cpu  120 0 110 850 10 0 0 10 20 0");
        assertEquals(0.30, after.busyShareSince(before), 1e-9);
        assertEquals(0.10, after.stolenShareSince(before), 1e-9);
    }

    @Test
    void counters_that_step_back_or_stand_still_are_no_share() {
        CpuStat before = of("cpu  100 0 100 800 0 0 0 5 0 0");
        assertEquals(0, before.busyShareSince(before));
        assertEquals(0, of("cpu  100 0 100 900 0 0 0 4 0 0").stolenShareSince(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpu", "cpu0 1 2 3 4 5 6 7 8", "cpu 1 2 3", "cpu a b c d e f g h"})
    void a_line_that_is_not_the_summary_of_all_cores_tells_nothing(String line) {
        assertEquals(Optional.empty(), CpuStat.parse(line));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_core_that_computes_is_seen() {
        CpuStat before = CpuStat.read().orElseThrow();
        long sum = 0;
        for (long end = System.nanoTime() + 200_000_000; System.nanoTime() < end;) {
            sum++;
        }
        CpuStat after = CpuStat.read().orElseThrow();
        assertTrue(sum > 0 && after.busyShareSince(before) > 0);
    }
}
