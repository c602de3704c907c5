package dev.loomwise.bench.model;

import dev.loomwise.bench.task.DivisibleJob;
import dev.loomwise.bench.task.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code CompletableFuture} stages: waits that hold no thread, computing on a pool of its own (never the common pool).
 * With a limit, whoever ends a task starts the next one. A blocking-only wait holds a thread of a fixed pool.
 */
final class AsyncLane implements Lane {
    private final ForkJoinPool workers;
    private final Settings settings;
    private final AtomicInteger inProgress = new AtomicInteger();
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private @Nullable ExecutorService blockers;

    AsyncLane(Settings settings) {
        this.settings = settings;
        this.workers = new ForkJoinPool(settings.parallelism());
    }

    @Override
    public long run(Task<?> task, int tasks) throws ExecutionException, InterruptedException {
        Tally tally = new Tally(tasks);
        openBlockers(task);
        int first = settings.permits() == 0 ? tasks : Math.min(tasks, settings.permits());
        AtomicInteger next = new AtomicInteger(first);
        Completion andNext = first == tasks ? tally : new Completion() {
            @Override
            public void ended(int index, long checksum, @Nullable Throwable failure) {
                tally.ended(index, checksum, failure);
                int following = next.getAndIncrement();
                if (following < tasks && !tally.cancelled()) {
                    start(task, following, this);
                }
            }
        };
        for (int i = 0; i < first; i++) {
            start(task, i, andNext);
        }
        return tally.result();
    }

    @Override
    public long run(DivisibleJob job) throws ExecutionException, InterruptedException {
        return CompletableFuture.supplyAsync(() -> job.part(0, job.size()), workers).get();
    }

    @Override
    public void submit(Task<?> task, int index, Completion done) {
        openBlockers(task);
        if (settings.permits() == 0) {
            start(task, index, done);
            return;
        }
        waiting.add(() -> start(task, index, (i, sum, failure) -> {
            done.ended(i, sum, failure);
            inProgress.decrementAndGet();
            startWaiting();
        }));
        startWaiting();
    }

    private void startWaiting() {
        while (!waiting.isEmpty()) {
            int busy = inProgress.get();
            if (busy >= settings.permits()) {
                return;
            }
            if (inProgress.compareAndSet(busy, busy + 1)) {
                Runnable start = waiting.poll();
                if (start == null) {
                    // Somebody else took it; give the permit back and look again.
                    inProgress.decrementAndGet();
                } else {
                    start.run();
                }
            }
        }
    }

    private <R> void start(Task<R> task, int index, Completion done) {
        new Operation<>(task, index, done).step(0);
    }

    private void openBlockers(Task<?> task) {
        if (!task.nonBlocking() && blockers == null) {
            blockers = Pools.fixed(settings.poolSize(), "loomwise-async-blocking");
        }
    }

    @Override
    public void close() {
        if (blockers != null) {
            blockers.close();
        }
        workers.close();
    }

    /** One task on its way through its stages. */
    private final class Operation<R> {
        private final Task<R> task;
        private final int index;
        private final Completion done;
        private long sum;

        Operation(Task<R> task, int index, Completion done) {
            this.task = task;
            this.index = index;
            this.done = done;
        }

        void step(int step) {
            CompletableFuture<R> received;
            try {
                if (!task.waits()) {
                    workers.execute(() -> then(step, null, null));
                    return;
                }
                received = task.nonBlocking() ? task.awaitAsync(index, step) : blockingStage(step);
            } catch (Throwable t) {
                done.ended(index, 0, t);
                return;
            }
            // What it returns cannot fail: then() catches and reports everything.
            var unused = received.whenCompleteAsync((r, failure) -> then(step, r, failure), workers);
        }

        private CompletableFuture<R> blockingStage(int step) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return task.await(index, step);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }, java.util.Objects.requireNonNull(blockers));
        }

        @SuppressWarnings("NullAway") // a task that waits for nothing receives nothing
        private void then(int step, @Nullable R received, @Nullable Throwable failure) {
            Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                    ? failure.getCause()
                    : failure;
            if (cause == null) {
                try {
                    sum += task.compute(index, step, received);
                } catch (Throwable t) {
                    cause = t;
                }
            }
            if (cause != null) {
                done.ended(index, 0, cause);
            } else if (step + 1 < task.steps(index)) {
                step(step + 1);
            } else {
                done.ended(index, sum, null);
            }
        }
    }
}
