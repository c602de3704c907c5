package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invariant: the foreground's latency counts from its intended arrival, so that what jobs do to it is seen. */
@Timeout(30)
class ForegroundTest {
    private static Map<String, Double> figures(ConcurrencyModel model, String name, String jobs, String job)
            throws Exception {
        Workload workload = Workload.named(name).orElseThrow();
        Cell cell = new Cell(name, model, 40, Duration.ofMillis(1), Duration.ZERO, 1, 0,
                new TreeMap<>(Map.of("rate", "200/s", "jobs", jobs, "job", job)));
        try (Rig rig = Rig.open();
                Session session = workload.open(cell, rig);
                Lane lane = model.open(workload.settings(cell))) {
            assertEquals(session.expected(), session.run(lane));
            return session.figures();
        }
    }

    @Test
    void one_thread_makes_the_foreground_wait_for_every_job() throws Exception {
        Map<String, Double> seen = figures(ConcurrencyModel.SYNC, "background", "4", "100ms");
        assertTrue(seen.getOrDefault("max", 0.0) >= 395, "the first request stands behind 400 ms: " + seen);
        assertTrue(seen.getOrDefault("jobs", 0.0) >= 395, seen.toString());
    }

    @Test
    void virtual_threads_let_the_foreground_pass_the_jobs() throws Exception {
        Map<String, Double> seen = figures(ConcurrencyModel.VIRTUAL, "background", "10", "1500ms");
        assertTrue(seen.getOrDefault("p50", 1e9) < 700, "jobs of 1.5 s are not waited for: " + seen);
        assertTrue(seen.getOrDefault("jobs", 0.0) >= 1495, seen.toString());
    }

    @Test
    void computing_jobs_hold_the_carriers_and_the_bridge_takes_them_away() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        String jobs = Integer.toString(8 * cores);
        double virtual = figures(ConcurrencyModel.VIRTUAL, "dashboard", jobs, "100ms").getOrDefault("p50", 0.0);
        double bridge = figures(ConcurrencyModel.BRIDGE, "dashboard", jobs, "100ms").getOrDefault("p50", 1e9);
        assertTrue(virtual > 300, "pushes stand behind 800 ms of computing: " + virtual);
        assertTrue(bridge < virtual / 2, bridge + " against " + virtual);
    }

    @Test
    void a_job_that_fails_fails_the_operation_with_its_reason() {
        var failed = assertThrows(java.util.concurrent.ExecutionException.class, () -> {
            try (Session session = new WatchedForeground(new dev.loomwise.bench.task.TimedTask(1, 0, 0), 3, 100,
                    new Refusing(), 2, () -> {});
                    Lane lane = ConcurrencyModel.VIRTUAL.open(
                            dev.loomwise.bench.model.Settings.of(3, 0))) {
                session.run(lane);
            }
        });
        assertTrue(String.valueOf(failed.getCause()).endsWith("no connection"), failed.toString());
    }

    private record Refusing() implements dev.loomwise.bench.task.Task<Integer> {
        @Override
        public Integer await(int index, int step) throws java.io.IOException {
            throw new java.io.IOException("no connection");
        }

        @Override
        public java.util.concurrent.CompletableFuture<Integer> awaitAsync(int index, int step) {
            return java.util.concurrent.CompletableFuture.failedFuture(new java.io.IOException("no connection"));
        }

        @Override
        public long compute(int index, int step, Integer received) {
            return received;
        }

        @Override
        public long expected(int tasks) {
            return 0;
        }
    }
}
