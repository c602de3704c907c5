package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.workload.FaultyDownstream.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.Stream;

/** Invariant: whatever is wrong with a server, an operation ends with the reason, and is never taken for a fast one. */
class FaultsTest {
    @BeforeEach
    void nothingComputes() {
        System.setProperty(Rig.NANOS_PER_UNIT, "1");
    }

    @AfterEach
    void goodStub() {
        System.clearProperty(Rig.STUB);
        System.clearProperty(Rig.NANOS_PER_UNIT);
    }

    private static Cell http(ConcurrencyModel model, int tasks) {
        return new Cell("http", model, tasks, Duration.ofMillis(1), Duration.ZERO, 1, 0);
    }

    static Stream<Arguments> everyFaultThatIsAnError() {
        return Stream.of(Fault.REFUSES, Fault.RESETS, Fault.GARBAGE)
                .flatMap(fault -> Stream.of(ConcurrencyModel.values()).map(model -> Arguments.of(fault, model)));
    }

    @ParameterizedTest
    @MethodSource("everyFaultThatIsAnError")
    void a_server_that_refuses_breaks_off_or_talks_nonsense_fails_the_operation(Fault fault, ConcurrencyModel model)
            throws Exception {
        try (FaultyDownstream server = FaultyDownstream.start(fault)) {
            System.setProperty(Rig.STUB, server.uri().toString());
            Cell cell = http(model, 8);
            Workload workload = Workload.named("http").orElseThrow();
            try (Rig rig = Rig.open();
                    Session session = workload.open(cell, rig);
                    Lane lane = model.open(workload.settings(cell))) {
                ExecutionException failed = assertThrows(ExecutionException.class, () -> session.run(lane));
                assertTrue(failed.getCause() instanceof IOException, failed.toString());
            }
            awaitHeld(server, 0);
        }
    }

    /** Until a server has so many connections: it learns of their ends a moment later. */
    private static void awaitHeld(FaultyDownstream server, long least) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (least == 0 ? server.held() > 0 : server.held() < least) {
            assertTrue(System.nanoTime() < patience, server.held() + " connections are open");
            Thread.sleep(5);
        }
    }

    @Test
    void a_server_that_answers_slowly_is_waited_for() throws Exception {
        try (FaultyDownstream server = FaultyDownstream.start(Fault.DRIPS)) {
            System.setProperty(Rig.STUB, server.uri().toString());
            Cell cell = http(ConcurrencyModel.VIRTUAL, 4);
            Workload workload = Workload.named("http").orElseThrow();
            try (Rig rig = Rig.hasty();
                    Session session = workload.open(cell, rig);
                    Lane lane = cell.model().open(workload.settings(cell))) {
                long start = System.nanoTime();
                assertEquals(session.expected(), session.run(lane));
                assertTrue(System.nanoTime() - start >= 150_000_000, "eight drips of 20 ms");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_hangs_lets_go_when_the_run_is_told_to_end(ConcurrencyModel model) throws Exception {
        try (FaultyDownstream server = FaultyDownstream.start(Fault.HANGS)) {
            System.setProperty(Rig.STUB, server.uri().toString());
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                Cell cell = http(model, 4);
                Workload workload = Workload.named("http").orElseThrow();
                // Like a fork, which ends as a whole: what hangs is not waited for.
                try (Rig rig = Rig.hasty(); Lane lane = model.open(workload.settings(cell))) {
                    Session session = workload.open(cell, rig);
                    session.run(lane);
                    ended.complete(new AssertionError("it ran to its end"));
                } catch (Throwable t) {
                    ended.complete(t);
                }
            });
            awaitHeld(server, 1);
            caller.interrupt();
            Throwable thrown = ended.get(10, TimeUnit.SECONDS);
            assertTrue(thrown instanceof InterruptedException || thrown.getCause() instanceof InterruptedException,
                    () -> "ended with " + thrown);
        }
    }

    @Test
    void too_few_file_descriptors_are_said_with_the_number_and_the_way_to_have_them() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process fork = new ProcessBuilder("sh", "-c", "ulimit -n 300; exec \"$0\" \"$@\"", java, "-cp",
                System.getProperty("java.class.path"), ManyCalls.class.getName()).redirectErrorStream(true).start();
        String said = new String(fork.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, fork.waitFor(), said);
        assertTrue(said.contains("needs 1200 file descriptors and there are 300; raise them with: ulimit -n 1200"),
                said);
    }

    /** A thousand calls at once. */
    static final class ManyCalls {
        public static void main(String[] args) throws Exception {
            System.setProperty(Rig.STUB, "http://127.0.0.1:1");
            try (Rig rig = Rig.open();
                    Session session = Workload.named("http").orElseThrow().open(http(ConcurrencyModel.ASYNC, 1000),
                            rig)) {
                System.out.println("opened in spite of it: " + session.expected());
            }
        }
    }
}
