package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.FaultyDownstream;
import dev.loomwise.bench.workload.FaultyDownstream.Fault;
import dev.loomwise.bench.workload.PostgresFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: a cell that fails is marked with its reason; the others are kept, and nothing is left behind. */
class RunFaultsTest {
    @TempDir
    Path folder;

    /** A run in a JVM of its own: it has its own locks, and what it leaves can be seen. */
    private Process start(String cell, String url, String... properties) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + folder));
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Run.class.getName(),
                folder.resolve("run").toString(), cell));
        ProcessBuilder run = new ProcessBuilder(command).redirectErrorStream(true);
        run.environment().put("LOOMWISE_PG_URL", url);
        return run.start();
    }

    /** The end of a run whose first cell fails. */
    private void mustFail(Process run, String cell, String reason) throws Exception {
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, run.waitFor(), said);
        assertTrue(said.contains(cell + ": ") && said.contains(reason), said);
        String results = Files.readString(folder.resolve("run").resolve(RunFolder.RESULTS));
        assertTrue(results.contains("DivisibleSuite"), results);
        assertEquals(1, results.split("\"benchmark\"", -1).length - 1, results);
        try (Stream<Path> left = Files.walk(folder)) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".log") || n.endsWith(".tmp") || n.startsWith("file-")).toList());
        }
    }

    @Test
    void a_server_that_breaks_off_fails_its_cell_and_no_other() throws Exception {
        try (FaultyDownstream server = FaultyDownstream.start(Fault.RESETS)) {
            Process run = start("http", "", "-Dloomwise.remote=" + server.uri().getAuthority());
            mustFail(run, "http 4 x (1ms + 0) virtual", "IOException");
        }
    }

    @Test
    @Tag("slow")
    void a_server_that_hangs_is_given_up_and_the_cell_says_so() throws Exception {
        try (FaultyDownstream server = FaultyDownstream.start(Fault.HANGS)) {
            Process run = start("http", "", "-Dloomwise.remote=" + server.uri().getAuthority(),
                    "-Dloomwise.patience=5");
            mustFail(run, "http 4 x (1ms + 0) virtual",
                    "an operation did not end within 5 s: what it waits for does not answer");
        }
    }

    @Test
    @Tag("slow")
    void a_database_that_refuses_fails_its_cell_and_no_other() throws Exception {
        try (FaultyDownstream server = FaultyDownstream.start(Fault.REFUSES)) {
            Process run = start("jdbc", "jdbc:postgresql://" + server.uri().getAuthority() + "/postgres?user=nobody");
            mustFail(run, "jdbc 10 x (3s + 0) virtual", "refused");
        }
    }

    @Test
    @Tag("slow")
    void a_database_that_goes_away_in_the_middle_fails_its_cell_and_no_other() throws Exception {
        try (PostgresFixture database = PostgresFixture.start()) {
            Process run = start("jdbc", database.url());
            awaitQuery(database.url());
            database.close();
            mustFail(run, "jdbc 10 x (3s + 0) virtual", "PSQLException");
        }
    }

    private static void awaitQuery(String url) throws Exception {
        try (var connection = DriverManager.getConnection(url); var ask = connection.createStatement()) {
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

    /** A run of the cell that fails and of one that does not. */
    static final class Run {
        public static void main(String[] args) throws Exception {
            Duration waiting = args[1].equals("jdbc") ? Duration.ofSeconds(3) : Duration.ofMillis(1);
            Cell failing = new Cell(args[1], ConcurrencyModel.VIRTUAL, args[1].equals("jdbc") ? 10 : 4, waiting,
                    Duration.ZERO, 1, 0);
            Cell good = new Cell("divisible", ConcurrencyModel.FORKJOIN, 1, Duration.ZERO, Duration.ofMillis(20), 1, 0);
            Plan plan = new Plan("faults", List.of(failing, good), Duration.ofSeconds(1), 1);
            Manifest manifest = BenchRun.run(plan, Path.of(args[0]), null, new Progress() {
                @Override
                public void measuring(Cell cell, int done, int total, Duration left) {}

                @Override
                public void note(String sentence) {}
            });
            manifest.failures().forEach(f -> System.out.println(f.cell() + ": " + f.reason()));
            System.exit(manifest.failures().isEmpty() ? 0 : 1);
        }
    }
}
