package dev.loomwise.bench.pitfall;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.task.Task;
import dev.loomwise.bench.task.TimedTask;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/**
 * One blocking call inside an async stage: the wait holds a worker of the pool that all stages share, as many workers as
 * cores. Beside the same waits on a timer, this is what the blocking call costs.
 */
@AutoService(Workload.class)
public final class BlockedStageWorkload implements Workload {
    @Override
    public String name() {
        return "blocked-stage";
    }

    @Override
    public String about() {
        return "pitfall: a blocking call inside an async stage";
    }

    @Override
    public String suite() {
        return "PitfallSuite";
    }

    @Override
    public Optional<String> reasonAgainst(ConcurrencyModel model) {
        return model == ConcurrencyModel.ASYNC
                ? Optional.empty()
                : Optional.of("only stages have a pool that a blocking call takes away from others");
    }

    /** As many workers as cores wait at once: that is the pitfall. */
    @Override
    public OptionalDouble expectedMs(Cell cell) {
        int workers = settings(cell).parallelism();
        return OptionalDouble.of(Math.ceil(cell.tasks() / (double) workers)
                * (cell.waiting().toNanos() + cell.cpu().toNanos()) / 1e6);
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        TimedTask timed = new TimedTask(cell.steps(), cell.waiting().toNanos() / cell.steps(),
                rig.units(cell.cpu().dividedBy(cell.steps())));
        return new Session.OfTasks(new Blocked(timed), cell.tasks(), () -> {});
    }

    /** Nothing to wait for, it seems; the stage then blocks. */
    private record Blocked(TimedTask of) implements Task<Integer> {
        @Override
        public int steps() {
            return of.steps();
        }

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
            try {
                return of.compute(index, step, of.await(index, step));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted inside a stage", e);
            }
        }

        @Override
        public long expected(int tasks) {
            return of.expected(tasks);
        }
    }
}
