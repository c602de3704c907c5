package dev.loomwise.bench.task;

import java.util.concurrent.CompletableFuture;

/**
 * What one unit of work does: it waits, then computes, {@link #steps()} times over. The wait comes in a blocking and a
 * non-blocking form that mean the same, so that every model runs the same work.
 *
 * @param <R> what a wait brings: a response body, or nothing
 */
public interface Task<R> {
    /** How many waits, each followed by its share of the computing; at least 1. */
    default int steps() {
        return 1;
    }

    /** The same for one task, where tasks differ. */
    default int steps(int index) {
        return steps();
    }

    /** False when there is nothing to wait for: the models then go straight to {@link #compute}. */
    default boolean waits() {
        return true;
    }

    /** False when only a blocking library exists: {@link #awaitAsync} is then never called. */
    default boolean nonBlocking() {
        return true;
    }

    /** Whether this task's computing is long enough to be moved off the carriers by the bridge. */
    default boolean heavy(int index) {
        return true;
    }

    /** Waits on the calling thread. */
    R await(int index, int step) throws Exception;

    /** Starts the wait and returns at once; the future ends on whichever thread the library ends it. */
    CompletableFuture<R> awaitAsync(int index, int step);

    /** Computes on the calling thread and returns a checksum that depends on index, step and what was received. */
    long compute(int index, int step, R received);

    /** What {@code tasks} tasks must add up to, known without running them. */
    long expected(int tasks);

    /** Everything in a row, as a blocking program writes it. */
    default long runBlocking(int index) throws Exception {
        long sum = 0;
        int steps = steps(index);
        for (int step = 0; step < steps; step++) {
            sum += compute(index, step, await(index, step));
        }
        return sum;
    }
}
