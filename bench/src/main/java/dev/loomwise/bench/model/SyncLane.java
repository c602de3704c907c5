package dev.loomwise.bench.model;

import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.Task;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The caller runs the tasks one after the other; a service is served by one thread. */
final class SyncLane implements Lane {
    private final Blocking blocking = new Blocking(0);
    private @Nullable ExecutorService server;

    @Override
    public long run(Task<?> task, int tasks) throws ExecutionException, InterruptedException {
        Tally tally = new Tally(tasks);
        for (int i = 0; i < tasks; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            blocking.run(task, i, tally);
        }
        return tally.result();
    }

    @Override
    public long run(DivisibleJob job) {
        return job.part(0, job.size());
    }

    @Override
    public void submit(Task<?> task, int index, Completion done) {
        if (server == null) {
            server = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("loomwise-sync").factory());
        }
        server.execute(() -> blocking.run(task, index, done));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
