package dev.loomwise.bench.suite;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.ForwardingTask;
import dev.loomwise.bench.task.Task;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Notes how long a run takes until as many tasks are in progress as may be at once. Tasks start in their order under every
 * model that has more than one waiting, so the last of the first wave tells; counting them all would cost more.
 */
final class RampUpLane implements Lane {
    private static final int NOBODY = -1;

    private final Lane lane;
    private final int lastOfFirstWave;
    private long startNanos;
    private volatile long reachedNanos;

    RampUpLane(Lane lane, ConcurrencyModel model, Settings settings, int tasks) {
        this.lane = lane;
        int most = settings.permits() == 0 ? tasks : Math.min(tasks, settings.permits());
        this.lastOfFirstWave = switch (model) {
            case VIRTUAL, BRIDGE, ASYNC -> most - 1;
            case PLATFORM -> Math.min(most, settings.poolSize()) - 1;
            // One thread, and workers that block: there is no wave to wait for.
            case SYNC, FORKJOIN -> NOBODY;
        };
    }

    /** Of the last run, in milliseconds; empty where tasks do not wait or the model has no wave. */
    OptionalDouble rampUpMs() {
        return reachedNanos == 0 ? OptionalDouble.empty() : OptionalDouble.of((reachedNanos - startNanos) / 1e6);
    }

    @Override
    public long run(Task<?> task, int tasks) throws ExecutionException, InterruptedException {
        reachedNanos = 0;
        if (lastOfFirstWave == NOBODY || !task.waits()) {
            return lane.run(task, tasks);
        }
        Task<?> watched = new Watched<>(task);
        startNanos = System.nanoTime();
        return lane.run(watched, tasks);
    }

    @Override
    public long run(DivisibleJob job) throws ExecutionException, InterruptedException {
        reachedNanos = 0;
        return lane.run(job);
    }

    @Override
    public void submit(Task<?> task, int index, Completion done) {
        lane.submit(task, index, done);
    }

    @Override
    public void close() {
        lane.close();
    }

    /** The task itself, but for a look at the clock by one of all. */
    private final class Watched<R> extends ForwardingTask<R, R> {
        Watched(Task<R> task) {
            super(task);
        }

        private void begins(int index, int step) {
            if (index == lastOfFirstWave && step == 0) {
                reachedNanos = System.nanoTime();
            }
        }

        @Override
        public R await(int index, int step) throws Exception {
            begins(index, step);
            return task.await(index, step);
        }

        @Override
        public CompletableFuture<R> awaitAsync(int index, int step) {
            begins(index, step);
            return task.awaitAsync(index, step);
        }

        @Override
        public long compute(int index, int step, R received) {
            return task.compute(index, step, received);
        }

        @Override
        public long expected(int tasks) {
            return task.expected(tasks);
        }
    }
}
