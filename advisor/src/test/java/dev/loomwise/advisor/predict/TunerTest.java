package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: the recommended setting is about as good as the best, the smallest that is, and the region around it holds. */
class TunerTest {
    private static Flat flat(Prediction p) {
        return p.flat().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks: 2000, wait: 200ms, cpu: 1ms, io: http", "tasks: 500, wait: 20ms, cpu: 2ms",
            "tasks: 3000, wait: 50ms, cpu: 100us, in-flight: 300", "tasks: 20000, wait: 100ms, cpu: 500us",
            "tasks: 1000, wait: {p50: 20ms, p99: 400ms}, cpu: 1ms"})
    void a_batchs_pool_is_as_fast_as_the_widest_wherever_the_region_says(String yaml) {
        Rehearsal rehearsal = Profiles.rehearsal(yaml);
        Prediction p = Profiles.predict(yaml, ConcurrencyModel.PLATFORM);
        Settings widest = new Tuner(rehearsal).widest(ConcurrencyModel.PLATFORM);
        double best = rehearsal.batchMs(ConcurrencyModel.PLATFORM, widest);
        for (int size : new int[]{p.settings().poolSize(), flat(p).low(), (flat(p).low() + flat(p).high()) / 2}) {
            double time = rehearsal.batchMs(ConcurrencyModel.PLATFORM, widest.withPoolSize(size));
            assertTrue(time <= 1.05 * best, () -> size + " threads: " + time + " against " + best + " ms, " + flat(p));
        }
    }

    @Test
    void a_remote_call_that_computes_needs_hundreds_of_threads_and_not_thousands() {
        Prediction p = Profiles.predict("tasks: 4000, wait: 200ms, cpu: 1ms, io: http", ConcurrencyModel.PLATFORM);
        assertTrue(p.settings().poolSize() >= 200 && p.settings().poolSize() <= 600, p.toString());
        assertEquals(4000, flat(p).high());
    }

    @Test
    void where_all_tasks_only_wait_each_needs_its_thread() {
        Prediction p = Profiles.predict("tasks: 300, wait: 200ms", ConcurrencyModel.PLATFORM);
        assertEquals(300, p.settings().poolSize(), 10);
    }

    @Test
    void a_services_pool_carries_twice_its_rate() {
        Prediction p = Profiles.predict("rate: 500/s, wait: 100ms, cpu: 500us", ConcurrencyModel.PLATFORM);
        assertTrue(p.settings().poolSize() >= 100, p.toString());
        assertTrue(p.sustainableRate().orElseThrow().point() > 950, p.toString());
        assertTrue(p.settings().poolSize() <= 180, p.toString());
    }

    @Test
    void few_heavy_requests_give_futures_more_workers_than_cores() {
        String yaml = "rate: 300/s, wait: 5ms, mix: [{share: 99%, cpu: 1ms}, {cpu: 200ms}]";
        Prediction p = Profiles.predict(yaml, ConcurrencyModel.ASYNC);
        assertTrue(p.settings().parallelism() > 2, p.toString());
        Settings usual = new Settings(p.settings().poolSize(), 0, 2);
        double before = SimulatedPredictor.predict(CalibrationStore.reference(), Profiles.profile(yaml),
                ConcurrencyModel.ASYNC, usual).metricMs();
        assertTrue(p.metricMs() < before / 2, p.metricMs() + " against " + before + " ms with two workers");
    }

    @Test
    void equal_requests_leave_futures_as_many_workers_as_cores() {
        assertEquals(2, Profiles.predict("rate: 300/s, wait: 5ms, cpu: 1ms", ConcurrencyModel.ASYNC).settings()
                .parallelism());
    }

    @Test
    void a_memory_limit_gives_futures_as_many_permits_as_fit() {
        Prediction p = Profiles.predict("tasks: 1000000, wait: 10s, memory: 200MB", ConcurrencyModel.ASYNC);
        assertTrue(p.feasible() && p.settings().permits() > 0 && p.memoryMb() <= 200, p.toString());
    }
}
