package dev.loomwise.advisor.predict.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.workload.PhysicalLimit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: without costs the simulation gives what queueing theory gives. */
class ClosedFormTest {
    private static final double MS = 1e6;

    private static Scenario batch(ConcurrencyModel model, int tasks, double wait, double cpu, int steps, int limit,
            int cores) {
        int width = limit == 0 ? tasks : Math.min(limit, tasks);
        return new Scenario(model, new Settings(width, limit, cores), cores, 1, tasks,
                List.of(new Scenario.Kind(1, wait, 0, cpu, steps, true)), 0, false, false, false, true, 7);
    }

    private static Scenario service(ConcurrencyModel model, double ratePerSecond, double wait, double cpu, int cores,
            int pool) {
        return new Scenario(model, new Settings(pool, 0, cores), cores, 1, 200_000,
                List.of(new Scenario.Kind(1, wait, 0, cpu, 1, false)), ratePerSecond, false, false, false, true, 11);
    }

    private static double mean(double[] latencies) {
        return Arrays.stream(latencies).average().orElseThrow();
    }

    @Test
    void one_thread_takes_the_sum_of_all() {
        Outcome o = Simulator.run(batch(ConcurrencyModel.SYNC, 50, 3 * MS, 2 * MS, 1, 0, 4), Costs.NONE);
        assertEquals(50 * 5 * MS, o.makespan(), 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 99, 100})
    void waits_behind_a_pool_come_in_waves(int pool) {
        Outcome o = Simulator.run(batch(ConcurrencyModel.PLATFORM, 100, 10 * MS, 0, 1, pool, 2), Costs.NONE);
        assertEquals(Math.ceil(100.0 / pool) * 10 * MS, o.makespan(), 1);
    }

    @Test
    void unlimited_waits_end_together() {
        Outcome o = Simulator.run(batch(ConcurrencyModel.VIRTUAL, 5000, 10 * MS, 0, 1, 0, 1), Costs.NONE);
        assertEquals(10 * MS, o.makespan(), 1);
        assertEquals(5000, o.mostInProgress());
    }

    /** Pollaczek–Khinchine: a mean wait of rho/(2 (1 - rho)) services before one's own, for constant services. */
    @Test
    void carriers_serve_first_in_first_out() {
        Outcome o = Simulator.run(service(ConcurrencyModel.VIRTUAL, 800, 0, MS, 1, 1), Costs.NONE);
        assertEquals((1 + 0.8 / (2 * 0.2)) * MS, mean(o.latencies().getFirst()), 0.06 * MS);
    }

    /** Processor sharing: s/(1 - rho) whatever the distribution (Kleinrock 1976). */
    @Test
    void platform_threads_share_the_core() {
        Outcome o = Simulator.run(service(ConcurrencyModel.PLATFORM, 800, 0, MS, 1, 3000), Costs.NONE);
        assertEquals(MS / 0.2, mean(o.latencies().getFirst()), 0.25 * MS);
    }

    /** M/D/c: about half of Erlang C's wait, C(c, a) s/(c - a), within the usual approximation (Cosmetatos 1976). */
    @Test
    void two_carriers_wait_about_half_as_long_as_erlang_c_says() {
        Outcome o = Simulator.run(service(ConcurrencyModel.VIRTUAL, 1600, 0, MS, 2, 1), Costs.NONE);
        double erlangC = (1.6 * 1.6 / 2 / 0.2) / (1 + 1.6 + 1.6 * 1.6 / 2 / 0.2);
        double wait = erlangC * MS / (2 - 1.6) / 2;
        assertEquals(wait, mean(o.latencies().getFirst()) - MS, 0.15 * wait);
    }

    /** M/G/infinity: nobody queues for a wait. */
    @Test
    void a_service_that_only_waits_has_no_queue() {
        Outcome o = Simulator.run(service(ConcurrencyModel.ASYNC, 5000, 20 * MS, 0, 1, 1), Costs.NONE);
        assertEquals(20 * MS, o.percentile(0, 0.999), 1);
    }

    /** Without the rule that a successor starts first, this takes 800 ms: tasks would march in waves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void tasks_that_share_a_limit_do_not_march_in_waves(int steps) {
        Outcome o = Simulator.run(batch(ConcurrencyModel.VIRTUAL, 3000, 50 * MS, 0.2 * MS, steps, 300, 2), Costs.NONE);
        assertTrue(o.makespan() >= 500 * MS && o.makespan() <= 570 * MS, o.makespan() / MS + " ms");
    }

    @ParameterizedTest
    @EnumSource
    void no_task_is_lost_no_core_is_overdrawn_and_nothing_beats_the_physical_limit(ConcurrencyModel model) {
        Random random = new Random(model.id().hashCode());
        for (int i = 0; i < 300; i++) {
            int tasks = 1 + random.nextInt(400);
            double wait = random.nextBoolean() ? 0 : random.nextDouble() * 20 * MS;
            double cpu = random.nextDouble() * 2 * MS;
            int steps = wait == 0 ? 1 : 1 + random.nextInt(4);
            int limit = random.nextBoolean() ? 0 : 1 + random.nextInt(50);
            int cores = 1 + random.nextInt(8);
            Costs costs = random.nextBoolean() ? Costs.NONE : new Costs(500, 2000, 300, 0, 1000, 0);
            Scenario scenario = batch(model, tasks, wait, cpu, steps, limit, cores);
            Outcome o = Simulator.run(scenario, costs);
            double physical = PhysicalLimit.batch(tasks, wait, cpu, steps, limit, cores);
            assertEquals(tasks, o.completed());
            assertTrue(o.utilization() <= 1 + 1e-9, o.utilization() + " of the cores");
            assertTrue(o.makespan() >= physical * (1 - 1e-9), o.makespan() + " below " + physical + ": " + scenario);
            assertTrue(limit == 0 || o.mostInProgress() <= limit, o.mostInProgress() + " in progress");
            assertEquals(o.makespan(), Simulator.run(scenario, costs).makespan(), "the same seed, another result");
        }
    }
}
