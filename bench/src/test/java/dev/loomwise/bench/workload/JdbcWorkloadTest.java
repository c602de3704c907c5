package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: every query is answered by a real server, never by more connections than the pool has. */
class JdbcWorkloadTest {
    private static PostgresFixture server;
    private static Rig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = Rig.open();
        server = PostgresFixture.start();
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        if (server != null) {
            server.close();
        }
    }

    private static Cell cell(ConcurrencyModel model, int tasks, int waitMs) {
        return new Cell("jdbc", model, tasks, Duration.ofMillis(waitMs), Duration.ofNanos(40_000), 2, 0);
    }

    @ParameterizedTest
    @EnumSource
    void the_checksum_is_the_expected_one_and_no_query_is_early(ConcurrencyModel model) throws Exception {
        JdbcWorkload workload = new JdbcWorkload(Optional.of(server.url()));
        Cell cell = cell(model, 24, 10);
        try (Session session = workload.open(cell, rig);
                Lane lane = model.open(workload.settings(cell))) {
            for (int run = 0; run < 2; run++) {
                long start = System.nanoTime();
                assertEquals(session.expected(), session.run(lane));
                double ms = (System.nanoTime() - start) / 1e6;
                assertTrue(ms >= workload.limitMs(cell, Runtime.getRuntime().availableProcessors()).orElseThrow(),
                        ms + " ms");
            }
        }
    }

    @Test
    void what_the_server_itself_computes_is_told_apart_where_it_runs_here() throws Exception {
        Cell cell = new Cell("jdbc", ConcurrencyModel.SYNC, 200, Duration.ZERO, Duration.ZERO, 1, 2);
        JdbcWorkload workload = new JdbcWorkload(Optional.of(server.url()));
        try (Session session = workload.open(cell, rig);
                Lane lane = cell.model().open(workload.settings(cell))) {
            session.run(lane);
            Double ms = session.figures().get("stubCpu");
            assumeTrue(ms != null, "skipped: this system does not tell the CPU time of another user's process");
            assertTrue(ms > 0.2 && ms < 2000, ms + " ms for 200 queries");
        }
    }

    @Test
    void ten_connections_make_waves_whatever_the_cell_has_as_tasks() {
        // 24 tasks of 2 queries of 5 ms on 10 connections: five waves of 5 ms.
        assertEquals(25, new JdbcWorkload(Optional.of(server.url())).limitMs(cell(ConcurrencyModel.ASYNC, 24, 10), 2)
                .orElseThrow(), 0.1);
    }

    @Test
    void a_server_that_goes_away_in_the_middle_fails_the_operation_with_its_reason_and_leaves_nothing()
            throws Exception {
        try (PostgresFixture dying = PostgresFixture.start()) {
            JdbcWorkload workload = new JdbcWorkload(Optional.of(dying.url()));
            Cell cell = new Cell("jdbc", ConcurrencyModel.VIRTUAL, 10, Duration.ofSeconds(20), Duration.ZERO, 1, 0);
            try (Session session = workload.open(cell, rig);
                    Lane lane = cell.model().open(workload.settings(cell))) {
                CompletableFuture<Void> crashed = CompletableFuture.runAsync(() -> crash(dying),
                        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
                ExecutionException failed = assertThrows(ExecutionException.class, () -> session.run(lane));
                SQLException reason = assertInstanceOf(SQLException.class, failed.getCause());
                // Connection failure, or the server's last word: which of them arrives is a race.
                assertTrue(reason.getSQLState().matches("08...|57P0."), reason.getSQLState() + " " + reason);
                crashed.get(20, TimeUnit.SECONDS);
            }
            assertEquals(List.of(), dying.leftProcesses());
        }
        assertFalse(threads().contains("loomwise"), threads());
    }

    private static void crash(PostgresFixture server) {
        try {
            server.crash();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.joining("\n"));
    }

    @Test
    void a_fork_of_plain_jmh_measures_it_and_tells_the_password_to_nobody() throws Exception {
        ProcessBuilder jmh = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "org.openjdk.jmh.Main", "JdbcSuite", "-f", "1", "-wi",
                "1", "-i", "1", "-p", "model=virtual", "-p", "tasks=10", "-rf", "json", "-rff", "/dev/stdout");
        jmh.environment().put("LOOMWISE_PG_URL", server.url());
        Process process = jmh.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("\"benchmark\" : \"dev.loomwise.bench.suite.JdbcSuite.run\""), said);
        assertFalse(said.contains(server.password()), said);
    }

    @Test
    void a_wrong_password_is_said_and_not_repeated() throws Exception {
        JdbcWorkload wrong = new JdbcWorkload(Optional.of(server.url() + "-not"));
        Exception refused = assertThrows(Exception.class, () -> wrong.open(cell(ConcurrencyModel.SYNC, 1, 1), rig));
        assertTrue(refused.toString().contains("password authentication failed"), refused.toString());
        assertFalse(refused.toString().contains(server.password()), refused.toString());
    }

    @Test
    void without_a_server_it_says_how_to_have_one() {
        String reason = new JdbcWorkload(Optional.empty()).unavailable().orElseThrow();
        assertTrue(reason.contains("LOOMWISE_PG_URL") && reason.lines().count() == 1, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://localhost/db?password=hush", "localhost:5432 hush",
            "jdbc:postgresql//x:hush"})
    void what_is_no_address_is_refused_without_repeating_it(String url) {
        String reason = new JdbcWorkload(Optional.of(url)).unavailable().orElseThrow();
        assertTrue(reason.startsWith("LOOMWISE_PG_URL is no address") && !reason.contains("hush"), reason);
    }

    @Test
    void the_form_of_the_servers_own_tools_is_understood_too() throws Exception {
        String own = server.url().replace("jdbc:", "").replaceAll("//(.*)\\?user=(.*)&password=(.*)", "//$2:$3@$1");
        assertTrue(own.contains("tester:"), own);
        JdbcWorkload workload = new JdbcWorkload(Optional.of(own));
        try (Session session = workload.open(cell(ConcurrencyModel.SYNC, 1, 1), rig)) {
            assertTrue(session.expected() != 0);
        }
    }
}
