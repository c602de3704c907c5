package dev.loomwise.bench.model;

import dev.loomwise.bench.task.Task;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One task on the calling thread, with the permit that a limit asks for; shared by all models that block. */
final class Blocking {
    private final @Nullable Semaphore permits;

    /** @param limit most tasks in progress at once; 0 means no limit */
    Blocking(int limit) {
        this.permits = limit == 0 ? null : new Semaphore(limit);
    }

    /** How a task is carried out once it may start. */
    @FunctionalInterface
    interface Body {
        long run(int index) throws Exception;
    }

    /** Runs the task and reports its end, whatever happens, after its permit has gone back. */
    void run(Task<?> task, int index, Lane.Completion done) {
        run(task::runBlocking, index, done);
    }

    void run(Body body, int index, Lane.Completion done) {
        long sum = 0;
        Throwable failure = null;
        try {
            sum = permits == null ? body.run(index) : limited(permits, body, index);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        } catch (Throwable t) {
            // Errors too: a caller that is never told waits for ever.
            failure = t;
        }
        done.ended(index, sum, failure);
    }

    private static long limited(Semaphore permits, Body body, int index) throws Exception {
        permits.acquire();
        try {
            return body.run(index);
        } finally {
            permits.release();
        }
    }
}
