package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.run.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant: every discovered workload brings the same checksum under every model, and is found by its cell again. */
class WorkloadContractTest {
    /** Small values for what only one workload has. */
    private static final Map<String, Map<String, String>> EXTRAS = Map.of("web", Map.of("rate", "500/s"), "chat",
            Map.of("broadcasts", "2", "privates", "3"), "background",
            Map.of("rate", "500/s", "jobs", "3", "job", "5ms"),
            "dashboard", Map.of("rate", "500/s", "jobs", "3", "job", "1ms"));
    private static final Set<String> WAITLESS = Set.of("CpuSuite", "DivisibleSuite", "FileSuite", "KernelSuite");

    private static Rig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = Rig.hasty();
        // The first answers of a server that has just begun are late.
        Cell warm = new Cell("http", ConcurrencyModel.VIRTUAL, 50, Duration.ofMillis(1), Duration.ZERO, 4, 0);
        try (Session session = Workload.named("http").orElseThrow().open(warm, rig);
                Lane lane = warm.model().open(Settings.of(50, 0))) {
            session.run(lane);
        }
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    static Stream<Arguments> everyWorkloadUnderEveryModel() {
        return Workload.all().stream().filter(w -> w.unavailable().isEmpty())
                .flatMap(w -> Stream.of(ConcurrencyModel.values()).filter(m -> w.reasonAgainst(m).isEmpty())
                        .map(m -> Arguments.of(w.name(), m)));
    }

    @ParameterizedTest
    @MethodSource("everyWorkloadUnderEveryModel")
    void the_checksum_is_the_expected_one_whatever_the_model(String name, ConcurrencyModel model) throws Exception {
        Workload workload = Workload.named(name).orElseThrow();
        boolean waits = !WAITLESS.contains(workload.suite());
        TreeMap<String, String> extras = new TreeMap<>(workload.extras());
        extras.putAll(EXTRAS.getOrDefault(name, Map.of()));
        Cell cell = new Cell(name, model, 12, waits ? Duration.ofMillis(4) : Duration.ZERO,
                workload.suite().equals("KernelSuite") ? Duration.ZERO : Duration.ofNanos(40_000), 2,
                5, extras);
        try (Session session = workload.open(cell, rig);
                Lane lane = model.open(workload.settings(cell))) {
            long expected = session.expected();
            assertEquals(expected, session.run(lane));
            assertEquals(expected, session.run(lane), "a second time");
        }
    }

    @Test
    void the_basic_workloads_are_found_and_each_names_a_suite_that_exists() throws Exception {
        assertTrue(Workload.all().stream().map(Workload::name).toList()
                .containsAll(List.of("cpu", "divisible", "file", "file-direct", "http", "jdbc", "sqlite", "timer")));
        for (Workload workload : Workload.all()) {
            assertTrue(Class.forName("dev.loomwise.bench.suite." + workload.suite()) != null);
            assertFalse(workload.about().isBlank());
        }
    }

    @Test
    void a_cell_is_found_again_by_its_parameters() {
        for (Preset preset : Preset.values()) {
            for (Cell cell : preset.cells()) {
                assertEquals(cell, Cell.ofParams(cell.params()));
                assertTrue(Workload.named(cell.workload()).orElseThrow().reasonAgainst(cell.model()).isEmpty());
            }
        }
    }

    @Test
    void nothing_is_below_the_limit_of_its_waits_its_cores_or_its_waves() {
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            int tasks = 1 + random.nextInt(10_000);
            double wait = random.nextDouble() * 100;
            double cpu = random.nextDouble() * 10;
            int inFlight = random.nextInt(200);
            int cores = 1 + random.nextInt(64);
            double limit = PhysicalLimit.batch(tasks, wait, cpu, 1, inFlight, cores);
            assertTrue(limit >= wait + tasks * cpu / cores - 1e-9);
            assertTrue(limit >= wait + cpu - 1e-9);
            assertTrue(limit <= tasks * (wait + cpu) + 1e-6, "one after the other is always possible");
            assertTrue(PhysicalLimit.batch(tasks, wait, cpu, 1, inFlight, cores + 1) <= limit + 1e-9);
        }
    }
}
