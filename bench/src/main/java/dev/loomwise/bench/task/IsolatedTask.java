package dev.loomwise.bench.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Tasks of which some fail without taking the others along: a failure is a result like any other, and is listed. What the
 * articles call {@code return_exceptions}.
 *
 * @param <R> what a wait of the tasks brings when it succeeds
 */
public final class IsolatedTask<R> extends ForwardingTask<R, IsolatedTask.Outcome<R>> {
    private final Failures failures;

    /** How a wait ended. */
    public sealed interface Outcome<R> {
        /** As it should. */
        record Arrived<R>(R value) implements Outcome<R> {}

        /** With this. */
        record Failed<R>(Throwable cause) implements Outcome<R> {}
    }

    /** What becomes of failures. */
    public interface Failures {
        /** Called by whoever ran the step; returns what the failure counts in the checksum. */
        long failed(int index, int step, Throwable cause);

        /** What the checksum of all must be, failures included. */
        long expected(int tasks);
    }

    public IsolatedTask(Task<R> task, Failures failures) {
        super(task);
        this.failures = failures;
    }

    @Override
    public Outcome<R> await(int index, int step) throws InterruptedException {
        try {
            return new Outcome.Arrived<>(task.await(index, step));
        } catch (InterruptedException e) {
            // Not a failure of the task: somebody wants all of it to end.
            throw e;
        } catch (Exception e) {
            return new Outcome.Failed<>(e);
        }
    }

    @Override
    public CompletableFuture<Outcome<R>> awaitAsync(int index, int step) {
        return task.awaitAsync(index, step).handle((value, failure) -> failure == null
                ? new Outcome.Arrived<>(value)
                : new Outcome.Failed<>(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure));
    }

    @Override
    public long compute(int index, int step, Outcome<R> outcome) {
        return switch (outcome) {
            case Outcome.Arrived<R>(R value) -> {
                try {
                    yield task.compute(index, step, value);
                } catch (RuntimeException e) {
                    yield failures.failed(index, step, e);
                }
            }
            case Outcome.Failed<R>(Throwable cause) -> failures.failed(index, step, cause);
        };
    }

    @Override
    public long expected(int tasks) {
        return failures.expected(tasks);
    }
}
