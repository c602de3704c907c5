package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Gap;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.Profiles;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: what a place or a library does not allow turns the answer over, and the answer says why. */
class ConstraintsTest {
    private static Recommendation advise(String yaml) {
        return Advisor.advise(Profiles.profile(yaml), new CalibrationStore.Found(CalibrationStore.reference(), true));
    }

    private static Prediction of(Recommendation advice, ConcurrencyModel model) {
        return advice.candidates().stream().filter(p -> p.model() == model).findFirst().orElseThrow();
    }

    private static ConcurrencyModel model(String yaml) {
        return advise(yaml).chosen().model();
    }

    private static boolean cautions(Recommendation advice, String id) {
        return advice.cautions().stream().anyMatch(c -> c.id().equals(id));
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 24, 25})
    void native_calls_that_hold_carriers_are_for_a_pool_on_every_jdk(int jdk) {
        Recommendation advice = advise("tasks: 1000, wait: 20ms, pins: true, api: blocking, jdk: " + jdk);
        assertEquals(ConcurrencyModel.PLATFORM, advice.chosen().model());
        Prediction virtual = of(advice, ConcurrencyModel.VIRTUAL);
        assertTrue(virtual.metricMs() > 1000 * 20 / 2.1, virtual.toString());
        assertTrue(virtual.why().contains("holds one of 2 carriers"), virtual.why());
    }

    @Test
    void without_pinning_the_same_is_for_virtual_threads() {
        assertEquals(ConcurrencyModel.VIRTUAL, model("tasks: 1000, wait: 20ms, api: blocking"));
    }

    @Test
    void synchronized_is_a_caution_on_jdk_21_and_none_on_25() {
        assertTrue(cautions(advise("tasks: 1000, wait: 20ms, jdk: 21"), "synchronized-before-24"));
        assertFalse(cautions(advise("tasks: 1000, wait: 20ms, jdk: 25"), "synchronized-before-24"));
    }

    @Test
    void a_blocking_driver_gives_futures_a_pool_and_no_advantage() {
        Recommendation advice = advise("tasks: 1000, wait: 20ms, api: blocking");
        Prediction async = of(advice, ConcurrencyModel.ASYNC);
        assertTrue(async.why().contains("a blocking API holds a pool of " + async.settings().poolSize()), async.why());
        assertTrue(async.metricMs() >= 0.97 * of(advice, ConcurrencyModel.PLATFORM).metricMs(), async.toString());
    }

    @Test
    void without_virtual_threads_waiting_is_for_a_pool() {
        Recommendation advice = advise("tasks: 1000, wait: 20ms, jdk: 17, api: blocking");
        assertEquals(ConcurrencyModel.PLATFORM, advice.chosen().model());
        assertFalse(of(advice, ConcurrencyModel.VIRTUAL).feasible());
    }

    @Test
    void ten_connections_to_a_database_make_all_that_wait_alike_and_say_so() {
        Recommendation advice = advise("tasks: 1000, wait: 20ms, cpu: 100us, io: jdbc, api: blocking, in-flight: 10");
        assertEquals(ConcurrencyModel.VIRTUAL, advice.chosen().model());
        assertEquals(10, advice.chosen().settings().permits());
        assertEquals(10, of(advice, ConcurrencyModel.PLATFORM).settings().poolSize());
        assertTrue(advice.tiedWith().contains(ConcurrencyModel.PLATFORM), advice.tiedWith().toString());
        assertTrue(cautions(advice, "pool-is-the-limit"));
    }

    @Test
    void a_cold_script_of_a_handful_of_tasks_stays_synchronous() {
        assertEquals(ConcurrencyModel.SYNC, model("tasks: 3, wait: 1ms, start: cold"));
        assertNotEquals(ConcurrencyModel.SYNC, model("tasks: 3, wait: 1ms"), "warm, waiting together gains");
        assertNotEquals(ConcurrencyModel.SYNC, model("tasks: 100, wait: 20ms, start: cold"),
                "more than the start costs");
    }

    @Test
    void a_cold_start_of_an_http_client_takes_longer_than_its_calls() {
        double warm = of(advise("tasks: 5, wait: 20ms, io: http"), ConcurrencyModel.VIRTUAL).metricMs();
        double cold = of(advise("tasks: 5, wait: 20ms, io: http, start: cold"), ConcurrencyModel.VIRTUAL).metricMs();
        assertTrue(cold > warm + 300, cold + " against " + warm + " ms");
    }

    @Test
    void what_is_avoided_is_never_chosen_and_is_still_shown() {
        Recommendation advice = advise("tasks: 1000, wait: 20ms, avoid: 'virtual,platform'");
        assertEquals(ConcurrencyModel.ASYNC, advice.chosen().model());
        assertTrue(of(advice, ConcurrencyModel.VIRTUAL).feasible());
    }

    @Test
    void the_fastest_of_those_that_may_be_used_is_not_called_as_good_as_what_is_avoided() {
        Recommendation advice = advise("tasks: 1000, wait: 20ms, avoid: 'virtual,async'");
        assertTrue(advice.chosen().metricMs() > of(advice, ConcurrencyModel.VIRTUAL).metricMs(), advice.reason());
        assertTrue(advice.reason().startsWith("It is the fastest"), advice.reason());
        assertEquals("fastest", Comparison.distinction(advice));
    }

    @Test
    void other_cores_are_said_to_be_beyond_what_was_measured_with_what_would_measure_it() {
        Recommendation eight = advise("tasks: 400, cpu: 5ms, cores: 8");
        assertTrue(eight.extrapolated());
        assertEquals(List.of(new Gap("8 cores, measured were 2", "./loomwise bench on a machine with 8 cores")),
                eight.gaps());
        double two = advise("tasks: 400, cpu: 5ms").chosen().metricMs();
        assertEquals(two / 4, eight.chosen().metricMs(), two / 30);
        assertTrue(advise("tasks: 400, cpu: 5ms").gaps().isEmpty());
    }

    @Test
    void connections_hold_memory_by_the_model_and_one_thread_holds_one() {
        Recommendation advice = advise("shape: connections, tasks: 50000, wait: 1s");
        double base = 400;
        assertEquals(50_000 * 4.3 / 1024, of(advice, ConcurrencyModel.VIRTUAL).memoryMb(), base);
        assertEquals(50_000 * 36.5 / 1024, of(advice, ConcurrencyModel.PLATFORM).memoryMb(), base);
        assertTrue(of(advice, ConcurrencyModel.ASYNC).memoryMb() < of(advice, ConcurrencyModel.VIRTUAL).memoryMb());
        assertTrue(of(advice, ConcurrencyModel.SYNC).why().contains("there is one"));
        assertFalse(of(advice, ConcurrencyModel.FORKJOIN).feasible());
    }

    @Test
    void a_message_on_each_connection_takes_as_much_longer_as_there_are_more_of_them() {
        double tenThousand = of(advise("shape: connections, tasks: 10000"), ConcurrencyModel.VIRTUAL).metricMs();
        double fifty = of(advise("shape: connections, tasks: 50000"), ConcurrencyModel.VIRTUAL).metricMs();
        assertEquals(5, fifty / tenThousand, 0.5);
        // Measured: the slowest of 10,000 deliveries came after 96 ms.
        assertTrue(tenThousand > 90 && tenThousand < 150, tenThousand + " ms");
    }

    @Test
    void where_memory_is_short_connections_are_not_for_platform_threads() {
        Recommendation advice = advise("shape: connections, tasks: 50000, wait: 1s, memory: 1GB");
        assertFalse(of(advice, ConcurrencyModel.PLATFORM).feasible());
        assertTrue(of(advice, ConcurrencyModel.VIRTUAL).feasible());
    }

    @Test
    void what_this_machine_cannot_hold_is_impossible_without_being_told_its_memory() {
        Prediction virtual = of(advise("tasks: 90000000, wait: 200ms"), ConcurrencyModel.VIRTUAL);
        assertTrue(!virtual.feasible() && virtual.why().contains("more than the"), virtual.toString());
    }

    @Test
    void files_take_longer_the_larger_they_are_and_asynchronous_channels_do_not_pay() {
        Recommendation small = advise("tasks: 5000, io: file, bytes: 4KB");
        Recommendation large = advise("tasks: 5000, io: file, bytes: 4MB");
        assertTrue(large.chosen().metricMs() > 20 * small.chosen().metricMs(), large.reason());
        assertTrue(of(small, ConcurrencyModel.ASYNC).metricMs() > 2 * of(small, ConcurrencyModel.VIRTUAL).metricMs());
        assertTrue(!large.extrapolated(), "the reference run has read files");
    }
}
