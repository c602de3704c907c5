package dev.loomwise.advisor.predict.sim;

import dev.loomwise.bench.model.Settings;
import java.util.List;

/**
 * Plays what somebody waits for: at most about a million events a candidate, whatever is asked. A batch that needs more
 * is played smaller. Where many tasks are in progress at once, tasks, limit and waits shrink together, which keeps waves,
 * bends and the load of the cores as they are (the fluid limit of a queue); where few are, a batch repeats itself, and
 * two smaller ones give a line. Computing that takes thousands of slices is played in longer ones.
 */
public final class Bounded {
    private static final long EVENTS = 1_000_000;
    private static final int EVENTS_PER_STEP = 6;
    /** Slices of a task beyond which their length no longer matters. */
    private static final int SLICES = 64;
    /** With fewer in progress at once a batch is not like a fluid. */
    private static final int FEWEST = 50;
    /** Below that a p99 is a matter of luck. */
    private static final int LEAST_REQUESTS = 3_000;
    /** A core more to look at in each event. */
    private static final double CORE = 1.0 / 64;

    private Bounded() {}

    /** The outcome, in bounded time; {@link Outcome#extrapolated} where not everything was played. */
    public static Outcome run(Scenario scenario, Costs costs) {
        double factor = Math.max(1, slices(scenario) / SLICES);
        return factor == 1
                ? play(scenario, costs)
                : stretched(play(faster(scenario, factor), faster(costs, factor)), factor, 0);
    }

    private static Outcome play(Scenario scenario, Costs costs) {
        if (scenario.traits().divisible()) {
            return Simulator.run(scenario, costs);
        }
        int most = (int) Math.max(2, EVENTS / perTask(scenario));
        if (!scenario.isBatch()) {
            return Simulator.run(scenario.withTasks(Math.min(scenario.tasks(), Math.max(LEAST_REQUESTS, most))), costs);
        }
        if (scenario.tasks() <= most) {
            return Simulator.run(scenario, costs);
        }
        double share = (double) most / scenario.tasks();
        int limit = scenario.concurrency();
        boolean fluid = limit == 0 || limit * share >= FEWEST;
        return fluid ? fluid(scenario, costs, share, most) : line(scenario, costs, most);
    }

    private static Outcome fluid(Scenario scenario, Costs costs, double share, int most) {
        Settings s = scenario.settings();
        Scenario small = new Scenario(scenario.model(),
                new Settings(shrunk(s.poolSize(), share), shrunk(s.permits(), share), s.parallelism()),
                scenario.cores(), most, scaled(scenario.classes(), share, 1), shrunk(scenario.inFlight(), share),
                scenario.stubThreads(), scenario.traits(), scenario.arrivals(), scenario.seed());
        return stretched(Simulator.run(small, costs.with(Cost.EXTRA_WAIT, costs.of(Cost.EXTRA_WAIT) * share)),
                1 / share, costs.of(Cost.FIXED));
    }

    private static int shrunk(int limit, double share) {
        return limit == 0 ? 0 : (int) Math.max(1, Math.round(limit * share));
    }

    private static Outcome line(Scenario scenario, Costs costs, int most) {
        int limit = Math.max(1, scenario.concurrency());
        // Whole waves, where there are several.
        int step = most / 2 >= limit ? most / 2 / limit * limit : most / 2;
        int rest = scenario.tasks() % step;
        Outcome less = Simulator.inFull(scenario.withTasks(step + rest), costs);
        Outcome more = Simulator.inFull(scenario.withTasks(2 * step + rest), costs);
        double steps = (double) (scenario.tasks() - 2 * step - rest) / step;
        double makespan = more.makespanNs() + steps * (more.makespanNs() - less.makespanNs());
        return stretched(more, makespan / more.makespanNs(), 0);
    }

    private static double perTask(Scenario scenario) {
        double steps = scenario.classes().stream().mapToDouble(c -> c.share() * c.steps()).sum() / shares(scenario);
        return (EVENTS_PER_STEP * (steps + 1) + slices(scenario)) * (1 + CORE * scenario.cores());
    }

    /** Slices of the cores that a task takes in the mean, a part of a divisible job at most. */
    private static double slices(Scenario scenario) {
        double cpu = scenario.classes().stream().mapToDouble(c -> c.share() * c.cpu().mean()).sum() / shares(scenario);
        return (scenario.traits().divisible() ? cpu * scenario.tasks() / DivisibleFlow.PARTS : cpu) / Cores.SLICE_NS;
    }

    private static double shares(Scenario scenario) {
        return scenario.classes().stream().mapToDouble(TaskClass::share).sum();
    }

    /** Everything takes so many times less, but slices do not. */
    private static Scenario faster(Scenario s, double factor) {
        Scenario same = s.withClasses(scaled(s.classes(), 1 / factor, 1 / factor));
        return s.arrivals() instanceof Arrivals.Poisson p
                ? same.withPoisson(p.perSecond() * factor, p.warmUpShare())
                : same;
    }

    private static Costs faster(Costs costs, double factor) {
        Costs faster = costs;
        for (Cost cost : Cost.values()) {
            faster = faster.with(cost, costs.of(cost) / factor);
        }
        return faster;
    }

    private static List<TaskClass> scaled(List<TaskClass> classes, double waiting, double cpu) {
        return classes.stream().map(c -> new TaskClass(c.share(), scaled(c.waiting(), waiting), scaled(c.cpu(), cpu),
                c.steps(), c.heavy())).toList();
    }

    private static Sampler scaled(Sampler sampler, double factor) {
        return switch (sampler) {
            case Sampler.Constant c -> new Sampler.Constant(c.nanos() * factor);
            case Sampler.Exponential e -> new Sampler.Exponential(e.mean() * factor);
            case Sampler.LogNormal l -> new Sampler.LogNormal(l.mu() + Math.log(factor), l.sigma());
        };
    }

    private static Outcome stretched(Outcome o, double factor, double fixed) {
        return new Outcome((o.makespanNs() - fixed) * factor + fixed,
                o.latencies().stream().map(l -> l.times(factor)).toList(), o.cpuBusyShare(), o.completed(),
                o.threadPeak(), o.inSystemPeak(), o.inSystemMean(), o.inFlightPeak(), o.lastStartNs() * factor,
                o.truncated(), true);
    }
}
