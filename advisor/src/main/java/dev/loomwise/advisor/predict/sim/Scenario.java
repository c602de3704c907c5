package dev.loomwise.advisor.predict.sim;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.List;

/**
 * What is played: a workload under one model on one machine.
 *
 * @param cores P, at least 1
 * @param tasks how many tasks or requests, at least 1
 * @param classes kinds of tasks, at least one
 * @param inFlight most tasks in progress at once by the workload's nature; 0 means no limit
 * @param stubThreads threads of a downstream server that shares these cores; 0 when it runs elsewhere
 * @param seed of every random number; the same under every model, so that models are compared on the same tasks
 */
public record Scenario(ConcurrencyModel model, Settings settings, int cores, int tasks, List<TaskClass> classes,
        int inFlight, int stubThreads, Traits traits, Arrivals arrivals, long seed) {
    /** Without a limit a fork-join pool grows to this many threads (the documented implementation limit). */
    static final int GROWN_POOL = 32767;

    public Scenario {
        classes = List.copyOf(classes);
        if (cores < 1 || tasks < 1 || classes.isEmpty() || inFlight < 0 || stubThreads < 0) {
            throw new IllegalArgumentException(
                    "a scenario needs at least one core, task and class, no negative number");
        }
        if (traits.divisible() && !(arrivals instanceof Arrivals.Batch)) {
            throw new IllegalArgumentException("a divisible job is one batch, not a service");
        }
    }

    /** A batch of one class with a remote downstream and no limit. */
    public static Scenario batch(ConcurrencyModel model, Settings settings, int cores, int tasks, TaskClass only) {
        return new Scenario(model, settings, cores, tasks, List.of(only), 0, 0, Traits.PLAIN, new Arrivals.Batch(), 1);
    }

    /** The same with a limit of tasks in progress (0: none). */
    public Scenario withInFlight(int limit) {
        return new Scenario(model, settings, cores, tasks, classes, limit, stubThreads, traits, arrivals, seed);
    }

    /** The same with a downstream server of so many threads on these cores (0: elsewhere). */
    public Scenario withStubThreads(int threads) {
        return new Scenario(model, settings, cores, tasks, classes, inFlight, threads, traits, arrivals, seed);
    }

    /** The same with another library. */
    public Scenario withTraits(Traits other) {
        return new Scenario(model, settings, cores, tasks, classes, inFlight, stubThreads, other, arrivals, seed);
    }

    /** The same as a service. */
    public Scenario withPoisson(double perSecond, double warmUpShare) {
        return withArrivals(new Arrivals.Poisson(perSecond, warmUpShare));
    }

    /** The same, with its tasks arriving otherwise. */
    public Scenario withArrivals(Arrivals others) {
        return new Scenario(model, settings, cores, tasks, classes, inFlight, stubThreads, traits, others, seed);
    }

    /** The same with other kinds of tasks. */
    public Scenario withClasses(List<TaskClass> others) {
        return new Scenario(model, settings, cores, tasks, others, inFlight, stubThreads, traits, arrivals, seed);
    }

    /** The same under another model. */
    public Scenario withModel(ConcurrencyModel other, Settings itsSettings) {
        return new Scenario(other, itsSettings, cores, tasks, classes, inFlight, stubThreads, traits, arrivals, seed);
    }

    /** The same with another number of tasks. */
    public Scenario withTasks(int count) {
        return new Scenario(model, settings, cores, count, classes, inFlight, stubThreads, traits, arrivals, seed);
    }

    /** The same with other random numbers. */
    public Scenario withSeed(long other) {
        return new Scenario(model, settings, cores, tasks, classes, inFlight, stubThreads, traits, arrivals, other);
    }

    boolean isBatch() {
        return arrivals instanceof Arrivals.Batch;
    }

    /** The tighter of the workload's limit and the model's permits; 0 means none. */
    int permits() {
        return tighter(inFlight, settings.permits());
    }

    /** Threads of the platform pool: more than may be in flight, or than there are tasks, would never run. */
    int poolThreads() {
        return Math.min(tighter(settings.poolSize(), inFlight), tasks);
    }

    /** Whether a wait keeps the thread (or carrier) that it began on from doing anything else. */
    boolean waitHoldsThread() {
        return switch (model) {
            case SYNC, PLATFORM -> true;
            case FORKJOIN -> !traits.managedBlocker();
            case VIRTUAL, BRIDGE -> traits.pins();
            case ASYNC -> traits.blockingOnly();
        };
    }

    /** Most tasks that are in progress at once, at least 1: a pool of two holds two of 20,000. */
    public int mostInProgress() {
        int limit = concurrency();
        return limit == 0 ? tasks : Math.min(limit, tasks);
    }

    /** Most tasks that the model lets be in progress at once; 0 means no limit. */
    int concurrency() {
        return switch (model) {
            case SYNC -> 1;
            case PLATFORM -> poolThreads();
            case FORKJOIN -> waitHoldsThread() ? tighter(settings.parallelism(), permits()) : permits();
            case VIRTUAL, BRIDGE -> waitHoldsThread() ? tighter(cores, permits()) : permits();
            case ASYNC -> waitHoldsThread() ? tighter(settings.poolSize(), permits()) : permits();
        };
    }

    private static int tighter(int a, int b) {
        return a == 0 ? b : b == 0 ? a : Math.min(a, b);
    }
}
