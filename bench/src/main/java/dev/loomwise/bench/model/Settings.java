package dev.loomwise.bench.model;

import org.jspecify.annotations.Nullable;

/**
 * What a model needs to be told.
 *
 * @param poolSize threads of the fixed pool (platform; async over a blocking API; bridge), at least 1
 * @param permits most tasks in progress at once, from first wait to last computation; 0 means no limit
 * @param parallelism workers of the pool that computes (forkjoin, async), at least 1
 */
public record Settings(int poolSize, int permits, int parallelism) {
    public Settings {
        if (poolSize < 1 || permits < 0 || parallelism < 1) {
            throw new IllegalArgumentException(
                    "poolSize and parallelism must be at least 1, permits at least 0: " + poolSize + ", " + permits
                            + ", " + parallelism);
        }
    }

    /** The widest pool that is worth its memory when nothing limits the tasks. */
    public static final int WIDEST_POOL = 4000;

    /** The usual settings for {@code tasks} tasks of which at most {@code inFlight} (0: all) may be in progress. */
    public static Settings of(int tasks, int inFlight) {
        int cores = Runtime.getRuntime().availableProcessors();
        int limit = inFlight == 0 ? tasks : Math.min(tasks, inFlight);
        return new Settings(Math.max(1, Math.min(limit, WIDEST_POOL)), inFlight, cores);
    }

    // Written out: what the compiler gives a record links itself by method handles, which takes longer than an advice.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings s && poolSize == s.poolSize && permits == s.permits
                && parallelism == s.parallelism;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * poolSize + permits) + parallelism;
    }

    /** The same with another pool. */
    public Settings withPoolSize(int size) {
        return new Settings(size, permits, parallelism);
    }
}
