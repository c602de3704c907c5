package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.predict.sim.Arrivals;
import dev.loomwise.advisor.predict.sim.Bounded;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Sampler;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.TaskClass;
import dev.loomwise.advisor.predict.sim.Traits;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    @Test
    void a_few_random_waits_are_foretold_by_their_mean_and_not_by_one_draw() {
        Sampler waiting = Sampler.percentiles(10e6, 40e6);
        for (int tasks : new int[]{1, 2, 4, 8}) {
            Random random = new Random(1);
            double longest = 0;
            int draws = 100_000;
            for (int i = 0; i < draws; i++) {
                double most = 0;
                for (int t = 0; t < tasks; t++) {
                    most = Math.max(most, waiting.sample(random));
                }
                longest += most / draws;
            }
            assertEquals(longest, Replays.makespanNs(batch(tasks, waiting), Costs.FREE), 0.1 * longest,
                    tasks + " tasks");
        }
    }

    @Test
    void equal_waits_end_about_when_they_should() {
        double ns = Replays.makespanNs(batch(4, Sampler.constant(5e6)), Costs.FREE);
        assertTrue(ns > 5e6 && ns < 5.3e6, ns + " ns");
    }

    @Test
    void a_batch_of_many_tasks_is_played_once() {
        Scenario many = batch(1000, Sampler.percentiles(10e6, 40e6));
        assertEquals(Bounded.run(many, Costs.FREE).makespanNs(), Replays.makespanNs(many, Costs.FREE));
    }

    private static Scenario batch(int tasks, Sampler waiting) {
        return new Scenario(ConcurrencyModel.VIRTUAL, new Settings(tasks, 0, 2), 2, tasks,
                List.of(new TaskClass(1, waiting, Sampler.constant(1_000), 1, false)), 0, 0,
                Traits.PLAIN, new Arrivals.Batch(), 1);
    }
}
