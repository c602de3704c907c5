package dev.loomwise.bench.model;

import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.Task;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Virtual threads that hand their heavy computing to a fixed pool of platform threads: the kernel slices those, so long
 * computing does not hold a carrier while short tasks stand behind it.
 */
final class BridgeLane extends VirtualLane {
    private final ThreadPoolExecutor pool;

    BridgeLane(Settings settings) {
        super(settings);
        this.pool = Pools.fixed(settings.parallelism(), "loomwise-bridge");
    }

    @Override
    Blocking.Body body(Task<?> task) {
        return index -> run(task, index, task.heavy(index));
    }

    private <R> long run(Task<R> task, int index, boolean heavy) throws Exception {
        if (!heavy) {
            return task.runBlocking(index);
        }
        long sum = 0;
        int steps = task.steps(index);
        for (int s = 0; s < steps; s++) {
            int step = s;
            R received = task.await(index, step);
            sum += pool.submit(() -> task.compute(index, step, received)).get();
        }
        return sum;
    }

    @Override
    public long run(DivisibleJob job) throws ExecutionException, InterruptedException {
        return pool.submit(() -> job.part(0, job.size())).get();
    }

    @Override
    public void close() {
        super.close();
        pool.close();
    }
}
