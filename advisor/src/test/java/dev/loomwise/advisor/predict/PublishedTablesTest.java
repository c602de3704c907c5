package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measurements that others published, and our first ones, in their order and rough ratio. Sources: TNG,
 * java-virtual-thread-benchmark (2024, 14 cores); chrisgleissner, loom-webflux-benchmarks (4 cores); two cores of ours.
 */
class PublishedTablesTest {
    private static Prediction predict(String yaml, ConcurrencyModel model, Settings settings) {
        return SimulatedPredictor.predict(CalibrationStore.reference(), Profiles.profile(yaml), model, settings);
    }

    private static double perSecond(String yaml, ConcurrencyModel model, int pool, int cores) {
        return 1000 / predict(yaml, model, new Settings(pool, 0, cores)).metricMs();
    }

    @Test
    void a_thousand_sleeps_of_a_second_run_five_times_as_often_without_the_pool_of_200() {
        String sleep = "tasks: 1000, wait: 1s, cores: 14";
        assertEquals(0.198, perSecond(sleep, ConcurrencyModel.PLATFORM, 200, 14), 0.004);
        assertEquals(0.990, perSecond(sleep, ConcurrencyModel.VIRTUAL, 1000, 14), 0.015);
        assertEquals(0.990, perSecond(sleep, ConcurrencyModel.ASYNC, 1000, 14), 0.015);
    }

    @Test
    void behind_ten_connections_all_tie() {
        String jdbc = "tasks: 1000, wait: 1ms, io: jdbc, in-flight: 10, cores: 14, api: blocking";
        double pool = perSecond(jdbc, ConcurrencyModel.PLATFORM, 200, 14);
        double virtual = perSecond(jdbc, ConcurrencyModel.VIRTUAL, 200, 14);
        double async = perSecond(jdbc, ConcurrencyModel.ASYNC, 200, 14);
        assertEquals(104.0 / 106, pool / virtual, 0.15);
        assertEquals(99.0 / 106, async / virtual, 0.15);
    }

    @ParameterizedTest
    @CsvSource({"VIRTUAL", "ASYNC", "PLATFORM"})
    void a_thousand_calls_a_second_have_the_same_median_under_every_model(ConcurrencyModel model) {
        Prediction p = predict("rate: 1000/s, wait: 100ms, cpu: 200us, io: http, cores: 4", model,
                new Settings(400, 0, 4));
        double p50 = p.p50Ms().orElseThrow().point();
        assertTrue(p50 > 100 && p50 < 106, p50 + " ms");
    }

    @ParameterizedTest
    @CsvSource({"10, 0, 1.003, VIRTUAL", "1000, 100, 1.001, VIRTUAL", "10000, 0, 1.02, VIRTUAL",
            "100000, 0, 1.22, VIRTUAL"})
    void waits_of_half_a_second_take_about_as_many_times_the_limit(int tasks, int inFlight, double times,
            ConcurrencyModel model) {
        String yaml = "tasks: " + tasks + ", wait: 500ms" + (inFlight > 0 ? ", in-flight: " + inFlight : "");
        double limit = SimulatedPredictor.limitMs(Profiles.profile(yaml), 2);
        double predicted = predict(yaml, model, new Settings(100, inFlight, 2)).metricMs() / limit;
        assertEquals(times, predicted, 0.15 * times);
    }

    @Test
    void a_million_waits_are_quicker_without_a_million_threads() {
        String yaml = "tasks: 1000000, wait: 500ms";
        double async = predict(yaml, ConcurrencyModel.ASYNC, new Settings(1, 0, 2)).metricMs();
        double virtual = predict(yaml, ConcurrencyModel.VIRTUAL, new Settings(1, 0, 2)).metricMs();
        assertTrue(async < virtual, async + " and " + virtual + " ms");
        assertEquals(2.2, async / 500, 1.5);
    }

    @ParameterizedTest
    @CsvSource({"99%, 200ms", "95%, 20ms"})
    void heavy_requests_delay_the_others_under_carriers_and_not_under_pools_and_bridges(String common, String heavy) {
        String yaml = "rate: 300/s, wait: 5ms, mix: [{share: " + common + ", cpu: 1ms}, {cpu: " + heavy + "}]";
        double virtual = predict(yaml, ConcurrencyModel.VIRTUAL, new Settings(200, 0, 2)).metricMs();
        double async = predict(yaml, ConcurrencyModel.ASYNC, new Settings(200, 0, 2)).metricMs();
        double platform = predict(yaml, ConcurrencyModel.PLATFORM, new Settings(200, 0, 2)).metricMs();
        double bridge = predict(yaml, ConcurrencyModel.BRIDGE, new Settings(200, 0, 2)).metricMs();
        assertTrue(Math.min(virtual, async) > 1.15 * Math.max(platform, bridge),
                virtual + ", " + async + " against " + platform + ", " + bridge + " ms");
    }

    @Test
    void under_load_a_virtual_thread_queues_twice_where_a_future_queues_once() {
        String yaml = "rate: 1400/s, wait: 5ms, cpu: 1ms";
        double virtual = predict(yaml, ConcurrencyModel.VIRTUAL, new Settings(200, 0, 2)).p50Ms().orElseThrow().point();
        double async = predict(yaml, ConcurrencyModel.ASYNC, new Settings(200, 0, 2)).p50Ms().orElseThrow().point();
        assertTrue(virtual > 1.15 * async, virtual + " against " + async + " ms");
    }
}
