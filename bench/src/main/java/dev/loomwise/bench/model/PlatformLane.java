package dev.loomwise.bench.model;

import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.Task;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/** A fixed pool of platform threads. The pool is the limit: it is never wider than the tasks in flight. */
final class PlatformLane implements Lane {
    private final Blocking blocking = new Blocking(0);
    private final ThreadPoolExecutor pool;

    PlatformLane(Settings settings) {
        int limit = settings.permits() == 0 ? Integer.MAX_VALUE : settings.permits();
        this.pool = Pools.fixed(Math.min(settings.poolSize(), limit), "loomwise-platform");
    }

    @Override
    public long run(Task<?> task, int tasks) throws ExecutionException, InterruptedException {
        Tally tally = new Tally(tasks);
        for (int i = 0; i < tasks; i++) {
            int index = i;
            pool.execute(() -> blocking.run(task, index, tally));
        }
        try {
            return tally.result();
        } catch (InterruptedException e) {
            pool.shutdownNow();
            throw e;
        }
    }

    @Override
    public long run(DivisibleJob job) throws ExecutionException, InterruptedException {
        return pool.submit(() -> job.part(0, job.size())).get();
    }

    @Override
    public void submit(Task<?> task, int index, Completion done) {
        pool.execute(() -> blocking.run(task, index, done));
    }

    @Override
    public void close() {
        pool.close();
    }
}
