package dev.loomwise.bench.pitfall;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * A loop inside a loop: each task hands another one to the same pool and joins it. In a bounded pool the outer tasks hold
 * all threads and the inner ones never start; a time limit ends what would hang for ever.
 */
@AutoService(Workload.class)
public final class NestedJoinWorkload implements Workload {
    /** Beyond what all of it takes where nothing starves. */
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final long PATIENCE_SECONDS = 5;

    @Override
    public String name() {
        return "nested-join";
    }

    @Override
    public String about() {
        return "pitfall: tasks that join others in the same pool";
    }

    @Override
    public String suite() {
        return "PitfallSuite";
    }

    @Override
    public Optional<String> reasonAgainst(ConcurrencyModel model) {
        return switch (model) {
            case VIRTUAL, PLATFORM, FORKJOIN -> Optional.empty();
            case SYNC -> Optional.of("one thread calls, and joins nothing");
            case ASYNC -> Optional.of("stages compose, and join nothing");
            case BRIDGE -> Optional.of("the same as virtual, and the same as platform in its pool");
        };
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble expectedMs(Cell cell) {
        return OptionalDouble.of((double) LIMIT.toMillis());
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        return new Nested(cell, settings(cell).poolSize(), settings(cell).parallelism());
    }

    private static final class Nested implements Session {
        private final Cell cell;
        private final int poolSize;
        private final int parallelism;
        private Map<String, Double> figures = Map.of();

        Nested(Cell cell, int poolSize, int parallelism) {
            this.cell = cell;
            this.poolSize = poolSize;
            this.parallelism = parallelism;
        }

        private ExecutorService pool() {
            return switch (cell.model()) {
                case PLATFORM -> Executors.newFixedThreadPool(poolSize);
                case FORKJOIN -> new ForkJoinPool(parallelism);
                case SYNC, VIRTUAL, ASYNC, BRIDGE -> Executors.newVirtualThreadPerTaskExecutor();
            };
        }

        @Override
        public long run(Lane lane) throws InterruptedException {
            CountDownLatch left = new CountDownLatch(cell.tasks());
            ExecutorService pool = pool();
            boolean all;
            try {
                for (int i = 0; i < cell.tasks(); i++) {
                    pool.execute(() -> outer(pool, left));
                }
                all = left.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                pool.shutdownNow();
            }
            if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a pool that was told to end did not");
            }
            figures = Map.of("endedCount", (double) (cell.tasks() - left.getCount()), "starvedShare", all ? 0.0 : 1.0);
            return cell.tasks();
        }

        private void outer(ExecutorService pool, CountDownLatch left) {
            try {
                Future<?> inner = pool.submit(() -> {
                    Thread.sleep(cell.waiting());
                    return true;
                });
                inner.get();
                left.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | java.util.concurrent.RejectedExecutionException e) {
                // Cut off by the time limit: it did not end, and is counted as such.
                return;
            }
        }

        /** How many of them end is the finding, not a condition. */
        @Override
        public long expected() {
            return cell.tasks();
        }

        @Override
        public Map<String, Double> figures() {
            return figures;
        }
    }
}
