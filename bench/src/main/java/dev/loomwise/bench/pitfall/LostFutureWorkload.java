package dev.loomwise.bench.pitfall;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Futures that nobody joins: every fourth stage fails, and the failure goes nowhere, not even to the handler of uncaught
 * exceptions. Joined, the same stages tell all their failures.
 */
@AutoService(Workload.class)
public final class LostFutureWorkload implements Workload {
    private static final int EVERY = 4;
    private static final long PATIENCE_SECONDS = 10;

    @Override
    public String name() {
        return "lost-future";
    }

    @Override
    public String about() {
        return "pitfall: futures that fail and that nobody joins";
    }

    @Override
    public String suite() {
        return "PitfallSuite";
    }

    @Override
    public Optional<String> reasonAgainst(ConcurrencyModel model) {
        return model == ConcurrencyModel.ASYNC
                ? Optional.empty()
                : Optional.of("only futures keep an exception until somebody asks");
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.empty();
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        return new Lossy(cell.tasks(), cell.waiting());
    }

    private static final class Lossy implements Session {
        private final int tasks;
        private final Duration pause;
        private Map<String, Double> figures = Map.of();

        Lossy(int tasks, Duration pause) {
            this.tasks = tasks;
            this.pause = pause;
        }

        @Override
        public long run(Lane lane) throws InterruptedException {
            AtomicInteger uncaught = new AtomicInteger();
            Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.incrementAndGet());
            int ended = 0;
            try {
                List<CompletableFuture<Void>> forgotten = start();
                int joined = failuresJoined(start());
                ended = (int) forgotten.stream().filter(CompletableFuture::isDone).count();
                int failed = (tasks + EVERY - 1) / EVERY;
                figures = Map.of("failedCount", (double) failed, "noticedCount", (double) uncaught.get(),
                        "noticedJoinedCount", (double) joined);
            } finally {
                Thread.setDefaultUncaughtExceptionHandler(usual);
            }
            return ended;
        }

        /** Starts all stages and waits until they have ended, without asking them how. */
        private List<CompletableFuture<Void>> start() throws InterruptedException {
            CountDownLatch left = new CountDownLatch(tasks);
            List<CompletableFuture<Void>> futures = new ArrayList<>();
            try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < tasks; i++) {
                    int index = i;
                    futures.add(CompletableFuture.runAsync(() -> stage(index, left), pool));
                }
                if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("stages did not end within " + PATIENCE_SECONDS + " s");
                }
            }
            return futures;
        }

        private void stage(int index, CountDownLatch left) {
            try {
                Thread.sleep(pause);
                if (index % EVERY == 0) {
                    throw new IllegalStateException("stage " + index + " failed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                left.countDown();
            }
        }

        private static int failuresJoined(List<CompletableFuture<Void>> futures) {
            int failed = 0;
            for (CompletableFuture<Void> future : futures) {
                try {
                    future.join();
                } catch (CompletionException e) {
                    failed++;
                }
            }
            return failed;
        }

        @Override
        public long expected() {
            return tasks;
        }

        @Override
        public Map<String, Double> figures() {
            return figures;
        }
    }
}
