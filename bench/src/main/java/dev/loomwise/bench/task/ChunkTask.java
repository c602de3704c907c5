package dev.loomwise.bench.task;

import java.util.concurrent.CompletableFuture;

/**
 * A job that was cut by hand: task i computes the i-th of so many equal parts. It does not wait.
 *
 * @param chunks how many tasks there will be, at least 1
 * @param steps in how many pieces each computes its part, at least 1
 */
public record ChunkTask(DivisibleJob job, int chunks, int steps) implements Task<Integer> {
    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public Integer await(int index, int step) {
        return index;
    }

    @Override
    public CompletableFuture<Integer> awaitAsync(int index, int step) {
        return CompletableFuture.completedFuture(index);
    }

    @Override
    public long compute(int index, int step, Integer received) {
        int piece = index * steps + step;
        return job.part(start(piece), start(piece + 1));
    }

    private long start(int piece) {
        return job.size() * piece / ((long) chunks * steps);
    }

    /** Joins all parts on the calling thread, two and two. */
    public void joinAll() {
        join(0, chunks * steps);
    }

    private void join(int from, int to) {
        if (to - from > 1) {
            int middle = (from + to) >>> 1;
            join(from, middle);
            join(middle, to);
            job.join(start(from), start(middle), start(to));
        }
    }

    /** Computes it all once, on the calling thread. */
    @Override
    public long expected(int tasks) {
        return job.part(0, job.size());
    }
}
