package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.FaultyDownstream;
import dev.loomwise.bench.workload.FaultyDownstream.Fault;
import dev.loomwise.bench.workload.PostgresFixture;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: a cell that fails is marked with its reason; the others are measured, and nothing is left behind. */
class RunFaultsTest {
    @TempDir
    Path folder;

    @AfterEach
    void usualPatience() {
        System.clearProperty("loomwise.patience");
    }

    private static Cell cell(String workload, ConcurrencyModel model, int tasks, Duration waiting, Duration cpu) {
        return new Cell(workload, model, tasks, waiting, cpu, 1, 0, new TreeMap<>());
    }

    private String reason(URI downstream, Cell cell) {
        var failed = assertThrows(ForkSource.CellFailed.class, () -> new ForkRunner(folder, downstream,
                ProcessHandle.current().pid(), 1, 2, StopRule.USUAL).measure(cell));
        return String.valueOf(failed.getMessage());
    }

    @Test
    void a_fork_whose_server_refuses_says_so() throws Exception {
        try (FaultyDownstream server = FaultyDownstream.start(Fault.REFUSES)) {
            String reason = reason(server.uri(),
                    cell("http", ConcurrencyModel.VIRTUAL, 4, Duration.ofMillis(1), Duration.ZERO));
            assertTrue(reason.contains("ConnectException") || reason.contains("does not answer"), reason);
        }
    }

    @Test
    void a_fork_whose_server_hangs_is_ended_and_says_so() throws Exception {
        System.setProperty("loomwise.patience", "2");
        try (FaultyDownstream server = FaultyDownstream.start(Fault.HANGS)) {
            String reason = reason(server.uri(),
                    cell("http", ConcurrencyModel.PLATFORM, 4, Duration.ofMillis(1), Duration.ZERO));
            assertEquals("an operation did not end within 2 s: what it waits for does not answer", reason);
        }
    }

    @Test
    @Tag("slow")
    void a_database_that_goes_away_in_the_middle_fails_its_cell_and_no_other() throws Exception {
        try (PostgresFixture database = PostgresFixture.start()) {
            Path out = folder.resolve("run");
            ProcessBuilder run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.io.tmpdir=" + folder, "-cp", System.getProperty("java.class.path"), Run.class.getName(),
                    out.toString());
            run.environment().put("LOOMWISE_PG_URL", database.url());
            Process process = run.redirectErrorStream(true).start();
            awaitQuery(database.url());
            database.close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(1, process.waitFor(), said);
            assertTrue(said.contains("jdbc 10 x (3s + 0) virtual: "), said);
            assertTrue(said.contains("PSQLException"), said);
            String results = Files.readString(out.resolve(RunFolder.RESULTS));
            assertTrue(results.contains("DivisibleSuite") && !results.contains("JdbcSuite"), results);
            try (Stream<Path> left = Files.list(folder)) {
                assertEquals(List.of("run"), left.map(p -> p.getFileName().toString())
                        .filter(n -> !n.endsWith(".lock") && !n.startsWith("hsperf")).toList());
            }
        }
    }

    private static void awaitQuery(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url); var ask = connection.createStatement()) {
            for (int i = 0; i < 600; i++) {
                try (ResultSet asleep = ask
                        .executeQuery("select count(*) from pg_stat_activity where wait_event = 'PgSleep'")) {
                    asleep.next();
                    if (asleep.getInt(1) >= 10) {
                        return;
                    }
                }
                Thread.sleep(100);
            }
        }
        throw new IOException("the run asks no slow query");
    }

    /** A run of two cells, as the command line does it. */
    static final class Run {
        public static void main(String[] args) throws Exception {
            Plan plan = new Plan("faults",
                    List.of(cell("jdbc", ConcurrencyModel.VIRTUAL, 10, Duration.ofSeconds(3), Duration.ZERO),
                            cell("divisible", ConcurrencyModel.FORKJOIN, 1, Duration.ZERO, Duration.ofMillis(20))),
                    Duration.ofSeconds(10), 1);
            Manifest manifest = BenchRun.run(plan, Path.of(args[0]), null, new Progress() {
                @Override
                public void measuring(Cell cell, int done, Duration left) {}

                @Override
                public void note(String sentence) {}
            }, Interruption.none());
            manifest.failures().forEach(f -> System.out.println(f.cell() + ": " + f.reason()));
            System.exit(manifest.failures().isEmpty() ? 0 : 1);
        }
    }
}
