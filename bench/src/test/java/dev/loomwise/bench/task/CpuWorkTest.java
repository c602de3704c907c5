package dev.loomwise.bench.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invariant: so many units are so much computing, whatever they start from. */
class CpuWorkTest {
    @Test
    void the_same_units_from_the_same_seed_bring_the_same_result() {
        assertEquals(CpuWork.spin(10_000, 7), CpuWork.spin(10_000, 7));
    }

    @Test
    void every_unit_changes_the_result() {
        Set<Long> results = new HashSet<>();
        for (int units = 0; units < 1_000; units++) {
            results.add(CpuWork.spin(units, 7));
        }
        assertEquals(1_000, results.size());
    }

    @Test
    void another_seed_brings_another_result() {
        assertNotEquals(CpuWork.spin(100, 1), CpuWork.spin(100, 3));
    }

    @Test
    void a_unit_takes_a_few_nanoseconds() {
        double nanos = CpuWork.nanosPerUnit();
        assertTrue(nanos > 0.3 && nanos < 20, nanos + " ns");
    }

    @Test
    void calibration_is_over_within_a_second() {
        // This thread's own time: a machine that is busy with something else makes no difference.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        CpuWork.nanosPerUnit();
        assertTrue(threads.getCurrentThreadCpuTime() - start < 1_000_000_000L);
    }

    @Test
    void ten_times_the_units_take_about_ten_times_as_long() {
        CpuWork.nanosPerUnit();
        double ratio = fastest(1_000_000) / (double) fastest(100_000);
        assertTrue(ratio > 5 && ratio < 20, "ratio " + ratio);
    }

    @Test
    void the_units_of_a_duration_take_that_long_by_the_calibrated_speed() {
        assertEquals(4_000_000, CpuWork.units(Duration.ofMillis(10), 2.5));
        assertEquals(0, CpuWork.units(Duration.ZERO, 2.5));
    }

    @Test
    void a_core_among_busy_cores_is_no_faster_than_alone() {
        double share = CpuWork.parallelSpeed(CpuWork.nanosPerUnit(), Runtime.getRuntime().availableProcessors());
        assertTrue(share > 0.02 && share <= 1, "share " + share);
    }

    private static long fastest(long units) {
        long fastest = Long.MAX_VALUE;
        long sum = 0;
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            sum += CpuWork.spin(units, i);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        assertNotEquals(0, sum);
        return fastest;
    }
}
