package dev.loomwise.bench.model;

import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.Task;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;

/**
 * Recursive halving on a warm {@link ForkJoinPool}. Tasks block where they block: nothing is wrapped in a managed
 * blocker here, though a library may do so ({@code HttpClient.send} does, and the pool then grows).
 */
final class ForkJoinLane implements Lane {
    /** A divisible job is split down to about this many parts, enough for every core to find work until the end. */
    private static final int PARTS = 256;

    private final ForkJoinPool pool;
    private final Blocking blocking;

    ForkJoinLane(Settings settings) {
        this.pool = new ForkJoinPool(settings.parallelism());
        this.blocking = new Blocking(settings.permits());
    }

    @Override
    @SuppressWarnings("serial")
    public long run(Task<?> task, int tasks) throws ExecutionException, InterruptedException {
        Tally tally = new Tally(tasks);
        final class Half extends RecursiveAction {
            private final int from;
            private final int to;

            Half(int from, int to) {
                this.from = from;
                this.to = to;
            }

            @Override
            protected void compute() {
                if (to - from > 1) {
                    int middle = (from + to) >>> 1;
                    invokeAll(new Half(from, middle), new Half(middle, to));
                } else if (!tally.cancelled()) {
                    blocking.run(task, from, tally);
                }
            }
        }
        if (tasks > 0) {
            pool.execute(new Half(0, tasks));
        }
        try {
            return tally.result();
        } catch (InterruptedException e) {
            pool.shutdownNow();
            throw e;
        }
    }

    @Override
    @SuppressWarnings("serial")
    public long run(DivisibleJob job) throws ExecutionException, InterruptedException {
        long grain = Math.max(1, job.size() / PARTS);
        final class Part extends RecursiveTask<Long> {
            private final long from;
            private final long to;

            Part(long from, long to) {
                this.from = from;
                this.to = to;
            }

            @Override
            protected Long compute() {
                if (to - from <= grain) {
                    return job.part(from, to);
                }
                long middle = (from + to) >>> 1;
                Part left = new Part(from, middle);
                left.fork();
                long right = new Part(middle, to).compute();
                long sum = left.join() + right;
                job.join(from, middle, to);
                return sum;
            }
        }
        return pool.submit(new Part(0, job.size())).get();
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
