package dev.loomwise.bench.model;

import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.Task;
import java.util.concurrent.ExecutionException;

/**
 * A model that is open for work. A lane serves one caller at a time; what it keeps (its pools) lives until
 * {@link #close()}.
 */
public interface Lane extends AutoCloseable {
    /**
     * Runs tasks 0 to {@code tasks - 1}, each exactly once, and returns when the last one has ended.
     *
     * @return the sum of the tasks' checksums, the same under every model
     * @throws ExecutionException when tasks failed: the cause is the first failure; the others still ran to their end
     * @throws InterruptedException when the caller was interrupted: tasks that had not started do not start any more
     */
    long run(Task<?> task, int tasks) throws ExecutionException, InterruptedException;

    /** Runs one divisible job: split where the model splits, otherwise as one piece. */
    long run(DivisibleJob job) throws ExecutionException, InterruptedException;

    /**
     * Hands over one task of a service without waiting for it.
     *
     * @param done told the outcome when the task has ended, on whichever thread ended it
     */
    void submit(Task<?> task, int index, Completion done);

    /** Ends the pools and waits for their threads. */
    @Override
    void close();

    /** Told when a submitted task has ended. */
    @FunctionalInterface
    interface Completion {
        /** Exactly one call per task; {@code failure} is null when it succeeded. */
        void ended(int index, long checksum, @org.jspecify.annotations.Nullable Throwable failure);
    }
}
