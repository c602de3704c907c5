package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: calls that differ or fail do not hold each other up, and none is forgotten. */
class HttpFamilyTest {
    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = Rig.hasty();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static Cell cell(String workload, ConcurrencyModel model, int tasks, int waitMs, int inFlight) {
        return new Cell(workload, model, tasks, Duration.ofMillis(waitMs), Duration.ZERO, 1, inFlight);
    }

    /** The session of a cell after one operation, which took so long. */
    private record Ran(double ms, Map<String, Double> figures) {}

    private static Ran run(Cell cell) throws Exception {
        Workload workload = Workload.named(cell.workload()).orElseThrow();
        try (Session session = workload.open(cell, rig);
                Lane lane = cell.model().open(workload.settings(cell))) {
            session.run(lane);
            long start = System.nanoTime();
            assertEquals(session.expected(), session.run(lane));
            return new Ran((System.nanoTime() - start) / 1e6, session.figures());
        }
    }

    private static double limit(Cell cell) {
        return Workload.named(cell.workload()).orElseThrow().limitMs(cell, 64).orElseThrow();
    }

    @Test
    void unequal_waits_end_with_the_longest_and_not_with_their_sum() throws Exception {
        Cell together = cell("http-uneven", ConcurrencyModel.VIRTUAL, 3, 240, 0);
        assertEquals(240, limit(together), 1e-6);
        double ms = run(together).ms();
        assertTrue(ms >= 240 && ms < 400, ms + " ms");
        Cell one = cell("http-uneven", ConcurrencyModel.SYNC, 3, 60, 1);
        assertEquals(120, limit(one), 1e-6, "one at a time: 40 + 20 + 60");
        assertTrue(run(one).ms() >= 119);
    }

    @Test
    void a_status_check_says_how_many_are_down() throws Exception {
        assertEquals(6, run(cell("http-status", ConcurrencyModel.ASYNC, 20, 1, 0)).figures().get("downCount"));
    }

    /** Under one model: that the others bring the same is WorkloadContractTest's. */
    @Test
    void failures_and_timeouts_cancel_nothing_and_are_counted() throws Exception {
        Cell cell = cell("http-faults", ConcurrencyModel.VIRTUAL, 20, 2, 0);
        Ran ran = run(cell);
        // Refused, broken off, garbage, and one that never comes; the checksum holds the other sixteen.
        assertEquals(4, ran.figures().get("errorCount"));
        assertEquals(400, limit(cell), 1e-6);
        assertTrue(ran.ms() >= 400, "the late one was waited for: " + ran.ms());
    }

    @Test
    void ten_services_make_one_answer_in_the_time_of_one() throws Exception {
        Ran ran = run(cell("http-aggregate", ConcurrencyModel.VIRTUAL, 10, 200, 0));
        assertTrue(ran.ms() < 400, ran.ms() + " ms");
    }

    private static Cell spread(String clients) {
        return spread(clients, "1.1");
    }

    private static Cell spread(String clients, String version) {
        return new Cell("http-clients", ConcurrencyModel.ASYNC, 30, Duration.ofMillis(2), Duration.ZERO, 1, 0,
                new TreeMap<>(Map.of(HttpClientsWorkload.CLIENTS, clients, HttpClientsWorkload.VERSION, version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "2"})
    void calls_through_several_clients_bring_what_one_client_brings_and_the_first_burst_is_told(String version)
            throws Exception {
        Ran ran = run(spread("3", version));
        double cold = ran.figures().getOrDefault("coldBurst", 0.0);
        assertTrue(cold >= 2 && cold < 10_000, cold + " ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many"})
    void no_client_or_too_many_are_refused_before_anything_is_measured(String clients) {
        Workload workload = Workload.named("http-clients").orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> workload.descriptors(spread(clients)));
    }

    @Test
    void a_version_of_http_that_the_client_does_not_know_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> run(spread("2", "3")));
    }
}
