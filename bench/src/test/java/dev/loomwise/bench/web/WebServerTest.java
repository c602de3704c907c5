package dev.loomwise.bench.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.HttpTask;
import dev.loomwise.bench.task.Task;
import dev.loomwise.bench.task.TimedTask;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: what the generator reports is what the server did, and every fault has its reason. */
@Timeout(30)
class WebServerTest {
    private LoadProcess generator;

    @BeforeEach
    void start() throws IOException {
        generator = LoadProcess.start();
    }

    @AfterEach
    void stop() {
        generator.close();
        assertFalse(generator.handle().isAlive(), "the generator is still there");
    }

    private static LoadReport load(LoadProcess generator, Task<?> handler, ConcurrencyModel model, int requests,
            double rate, long patienceMs) throws IOException {
        try (WebServer server = WebServer.start(handler); Lane lane = model.open(Settings.of(requests, 0))) {
            server.use(lane);
            LoadReport report = generator.run(new LoadPlan(server.uri(), requests, rate, 1, patienceMs));
            if (report.failed() == 0) {
                assertEquals(handler.expected(requests), server.takeChecksum());
            }
            return report;
        }
    }

    @ParameterizedTest
    @CsvSource({"VIRTUAL,0", "ASYNC,0", "PLATFORM,400"})
    void no_request_is_answered_before_its_handler_has_waited(ConcurrencyModel model, double rate) throws Exception {
        LoadReport report = load(generator, new TimedTask(1, 30_000_000, 0), model, 200, rate, 5000);
        assertEquals(200, report.answered());
        assertTrue(report.service().p50() >= 29.9, report.toString());
        assertTrue(report.latency().max() < 5000, report.toString());
    }

    @Test
    void requests_come_at_their_rate_and_latency_holds_the_time_in_the_queue() throws Exception {
        // One thread, 10 ms each, offered 200/s: half of the requests cannot be served in time, so the queue grows.
        LoadReport report = load(generator, new TimedTask(1, 10_000_000, 0), ConcurrencyModel.SYNC, 100, 200, 5000);
        assertEquals(100, report.answered());
        assertTrue(report.latency().p99() > 250, "a queue of half a second: " + report);
        assertTrue(report.throughput() < 101, report.toString());
    }

    @ParameterizedTest
    @EnumSource(FaultyServer.Fault.class)
    void a_downstream_that_misbehaves_fails_the_requests_with_its_reason(FaultyServer.Fault fault) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (FaultyServer downstream = new FaultyServer(fault)) {
            Task<?> handler = new HttpTask(client, downstream.uri(), 512, 1, 0, Duration.ofMillis(300));
            LoadReport report = load(generator, handler, ConcurrencyModel.VIRTUAL, 20, 0, 10_000);
            assertEquals(20, report.failed());
            assertTrue(report.firstFailure().startsWith("the server answered 502 (java."), report.firstFailure());
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void a_handler_that_never_ends_costs_the_patience_and_no_more() throws Exception {
        long start = System.nanoTime();
        LoadReport report = load(generator, new TimedTask(1, 2_000_000_000L, 0), ConcurrencyModel.VIRTUAL, 5, 0, 300);
        assertEquals(5, report.failed());
        assertEquals("no answer within 300 ms", report.firstFailure());
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void a_killed_generator_is_said_and_the_server_closes() throws Exception {
        assertEquals(5, load(generator, new TimedTask(1, 0, 0), ConcurrencyModel.VIRTUAL, 5, 0, 10_000).answered());
        generator.handle().destroyForcibly();
        IOException gone = assertThrows(IOException.class,
                () -> load(generator, new TimedTask(1, 0, 0), ConcurrencyModel.VIRTUAL, 5, 0, 10_000));
        assertTrue(String.valueOf(gone.getMessage()).startsWith("the load generator ended"), gone::toString);
    }
}
