package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.workload.PhysicalLimit;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for every scenario, tried on random ones; a failure names its seed. */
class ConservationTest {
    private static final int SCENARIOS = 3000;

    private record Case(long seed, Scenario scenario, Costs costs) {
        Outcome play() {
            return Simulator.run(scenario, costs);
        }

        String label() {
            return "seed " + seed + ": " + scenario + ", " + costs;
        }
    }

    @Test
    void noTaskIsLost() {
        forAll(c -> {
            Outcome outcome = c.play();
            assertEquals(c.scenario.tasks(), outcome.completed(), c.label());
            assertFalse(outcome.truncated(), c.label());
        });
    }

    @Test
    void theCoresNeverDoMoreThanTheyCan() {
        forAll(c -> {
            Outcome outcome = c.play();
            assertTrue(outcome.cpuBusyShare() <= 1 + 1e-9, c.label());
            double computing = c.scenario.tasks() * c.scenario.classes().get(0).cpu().mean();
            double coreTime = outcome.cpuBusyShare() * outcome.makespanNs() * c.scenario.cores();
            if (c.scenario.classes().get(0).constant()) {
                assertTrue(coreTime >= computing * (1 - 1e-6), coreTime + " < " + computing + ", " + c.label());
            }
        });
    }

    @Test
    void withoutCostsTheCoresDoTheTasksOwnComputingAndNothingElse() {
        forAll(c -> {
            if (c.scenario.classes().get(0).constant()) {
                Outcome outcome = Simulator.run(c.scenario, Costs.FREE);
                double computing = c.scenario.tasks() * c.scenario.classes().get(0).cpu().mean();
                double coreTime = outcome.cpuBusyShare() * outcome.makespanNs() * c.scenario.cores();
                assertEquals(computing, coreTime, 1e-6 * computing + 1e-3, c.label());
            }
        });
    }

    @Test
    void nothingIsFasterThanThePhysicalLimit() {
        forAll(c -> {
            TaskClass only = c.scenario.classes().get(0);
            if (c.scenario.isBatch() && only.constant()) {
                double limit = c.scenario.traits().divisible()
                        ? PhysicalLimit.divisible(c.scenario.tasks(), only.cpu().mean(), c.scenario.cores())
                        : PhysicalLimit.batch(c.scenario.tasks(), only.waiting().mean(), only.cpu().mean(),
                                Math.max(1, only.steps()), c.scenario.inFlight(), c.scenario.cores());
                double made = c.play().makespanNs();
                assertTrue(made >= limit * (1 - 1e-9), made + " < " + limit + ", " + c.label());
            }
        });
    }

    @Test
    void noMoreTasksAreInFlightThanTheLimitAllows() {
        forAll(c -> {
            Outcome outcome = c.play();
            boolean ownPermits = c.scenario.model() != ConcurrencyModel.PLATFORM;
            int limit = ownPermits ? c.scenario.permits() : c.scenario.inFlight();
            if (limit > 0 && !c.scenario.traits().divisible()) {
                assertTrue(outcome.inFlightPeak() <= limit, outcome.inFlightPeak() + " > " + limit + ", " + c.label());
            }
        });
    }

    @Test
    void theSameSeedGivesTheSameOutcome() {
        forAll(c -> {
            Outcome first = c.play();
            Outcome second = c.play();
            assertEquals(first.makespanNs(), second.makespanNs(), 0, c.label());
            assertEquals(first.inSystemMean(), second.inSystemMean(), 0, c.label());
        });
    }

    private static void forAll(Consumer<Case> property) {
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            property.accept(new Case(seed, scenario(random), costs(random)));
        }
    }

    private static Scenario scenario(Random random) {
        int cores = 1 + random.nextInt(8);
        int steps = random.nextInt(4);
        double waitNs = steps == 0 ? 0 : random.nextInt(3) * random.nextDouble() * 10 * MS;
        double cpuNs = random.nextInt(3) * random.nextDouble() * MS;
        boolean constant = random.nextInt(3) > 0;
        TaskClass only = new TaskClass(1, constant ? Sampler.constant(waitNs) : Sampler.exponential(waitNs),
                constant ? Sampler.constant(cpuNs) : Sampler.exponential(cpuNs), steps, random.nextBoolean());
        ConcurrencyModel[] models = ConcurrencyModel.values();
        Settings settings = new Settings(1 + random.nextInt(50), random.nextInt(2) * random.nextInt(40), cores);
        boolean service = random.nextInt(4) == 0;
        Traits traits = new Traits(random.nextBoolean(), random.nextInt(4) == 0, random.nextBoolean(),
                !service && steps == 0 && random.nextInt(3) == 0, random.nextBoolean());
        Scenario batch = new Scenario(models[random.nextInt(models.length)], settings, cores, 1 + random.nextInt(200),
                List.of(only), random.nextInt(2) * random.nextInt(40), random.nextInt(3), traits,
                new Arrivals.Batch(), random.nextLong());
        return service ? batch.withPoisson(100 + random.nextInt(10_000), random.nextDouble() / 2) : batch;
    }

    private static Costs costs(Random random) {
        Costs costs = Costs.FREE;
        for (Cost cost : Cost.values()) {
            if (random.nextBoolean()) {
                costs = costs.with(cost, random.nextDouble() * 20_000);
            }
        }
        return costs.withParallelSpeed(1 - random.nextInt(2) * random.nextDouble() / 2);
    }
}
