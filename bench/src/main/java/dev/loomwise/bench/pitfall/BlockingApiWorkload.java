package dev.loomwise.bench.pitfall;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.Task;
import dev.loomwise.bench.task.TimedTask;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.util.concurrent.CompletableFuture;

/**
 * A library that only blocks, under every model. {@code async} has to wrap each call with {@code supplyAsync} on a pool:
 * it pays for the threads and for the stages.
 */
@AutoService(Workload.class)
public final class BlockingApiWorkload implements Workload {
    @Override
    public String name() {
        return "blocking-api";
    }

    @Override
    public String about() {
        return "pitfall: a blocking library, wrapped where the model has no other way";
    }

    @Override
    public String suite() {
        return "PitfallSuite";
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        TimedTask timed = new TimedTask(cell.steps(), cell.waiting().toNanos() / cell.steps(),
                rig.units(cell.cpu().dividedBy(cell.steps())));
        return new Session.OfTasks(new BlockingOnly(timed), cell.tasks(), () -> {});
    }

    private record BlockingOnly(TimedTask of) implements Task<Integer> {
        @Override
        public int steps() {
            return of.steps();
        }

        @Override
        public boolean nonBlocking() {
            return false;
        }

        @Override
        public Integer await(int index, int step) throws InterruptedException {
            return of.await(index, step);
        }

        @Override
        public CompletableFuture<Integer> awaitAsync(int index, int step) {
            throw new UnsupportedOperationException("this library only blocks");
        }

        @Override
        public long compute(int index, int step, Integer received) {
            return of.compute(index, step, received);
        }

        @Override
        public long expected(int tasks) {
            return of.expected(tasks);
        }
    }
}
