package dev.loomwise.bench.model;

import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.Task;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One virtual thread per task. A batch gets an executor of its own, as a structured program writes it; a service keeps
 * one. With a limit every task has its thread at once and waits for its permit there.
 */
class VirtualLane implements Lane {
    private final Blocking blocking;
    private @Nullable ExecutorService server;

    VirtualLane(Settings settings) {
        this.blocking = new Blocking(settings.permits());
    }

    /** What a task's thread does once it may start; the bridge does it differently. */
    Blocking.Body body(Task<?> task) {
        return task::runBlocking;
    }

    @Override
    public long run(Task<?> task, int tasks) throws ExecutionException, InterruptedException {
        Tally tally = new Tally(tasks);
        Blocking.Body body = body(task);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < tasks; i++) {
                int index = i;
                threads.execute(() -> blocking.run(body, index, tally));
            }
            try {
                return tally.result();
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    @Override
    public long run(DivisibleJob job) throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(() -> job.part(0, job.size())).get();
        }
    }

    @Override
    public void submit(Task<?> task, int index, Completion done) {
        if (server == null) {
            server = Executors.newVirtualThreadPerTaskExecutor();
        }
        Blocking.Body body = body(task);
        server.execute(() -> blocking.run(body, index, done));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
