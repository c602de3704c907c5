package dev.loomwise.bench.workload;

import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.Task;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A foreground whose latency is watched while jobs run on the same lane. The jobs are handed over at the start, then the
 * foreground arrives open-loop: latency counts from the intended arrival, whether or not earlier requests have ended.
 */
final class WatchedForeground implements Session {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    /** Long enough for a queue of jobs on one thread; a hang must still end. */
    private static final long PATIENCE_SECONDS = 60;

    private final Task<?> foreground;
    private final int requests;
    private final double perSecond;
    private final Task<?> jobs;
    private final int jobCount;
    private final AutoCloseable resource;
    private final Map<String, Double> figures = new TreeMap<>();

    /**
     * @param perSecond arrivals of the foreground, evenly spaced, above 0
     * @param jobCount at least 0; 0 measures the foreground by itself
     * @param resource closed with the session
     */
    WatchedForeground(Task<?> foreground, int requests, double perSecond, Task<?> jobs, int jobCount,
            AutoCloseable resource) {
        if (!(perSecond > 0) || jobCount < 0) {
            throw new IllegalArgumentException("a foreground needs a rate above 0 and no negative number of jobs");
        }
        this.foreground = new Light<>(foreground);
        this.requests = requests;
        this.perSecond = perSecond;
        this.jobs = jobs;
        this.jobCount = jobCount;
        this.resource = resource;
    }

    @Override
    public long run(Lane lane) throws Exception {
        Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);
        Count jobsDone = new Count(jobCount, jobs.getClass().getSimpleName());
        Count requestsDone = new Count(requests, "the foreground");
        long begin = System.nanoTime();
        for (int i = 0; i < jobCount; i++) {
            lane.submit(jobs, i, jobsDone);
        }
        for (int i = 0; i < requests; i++) {
            long due = begin + (long) (i * 1e9 / perSecond);
            sleepUntil(due);
            lane.submit(foreground, i, (index, sum, failure) -> {
                latency.recordValue(Math.clamp(System.nanoTime() - due, 1, LONGEST_NANOS));
                requestsDone.ended(index, sum, failure);
            });
        }
        long sum = requestsDone.await() + jobsDone.await();
        figures.put("p50", latency.getValueAtPercentile(50) / 1e6);
        figures.put("p99", latency.getValueAtPercentile(99) / 1e6);
        figures.put("max", latency.getMaxValue() / 1e6);
        figures.put("jobs", jobCount == 0 ? 0 : (jobsDone.lastEnd - begin) / 1e6);
        return sum;
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public long expected() {
        return foreground.expected(requests) + jobs.expected(jobCount);
    }

    @Override
    public Map<String, Double> figures() {
        return figures;
    }

    @Override
    public void close() throws Exception {
        resource.close();
    }

    /** Counts down and adds up; a failure ends the waiting with its reason. */
    private static final class Count implements Lane.Completion {
        private final CountDownLatch left;
        private final String what;
        private final LongAdder sum = new LongAdder();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile long lastEnd;

        Count(int count, String what) {
            this.left = new CountDownLatch(count);
            this.what = what;
        }

        @Override
        public void ended(int index, long checksum, @Nullable Throwable failed) {
            sum.add(checksum);
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
            lastEnd = System.nanoTime();
            left.countDown();
        }

        long await() throws InterruptedException, ExecutionException {
            if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " of " + what + " did not end within "
                        + PATIENCE_SECONDS + " s");
            }
            Throwable failed = failure.get();
            if (failed != null) {
                throw new ExecutionException(failed);
            }
            return sum.sum();
        }
    }

    /** A request's computing is short: the bridge leaves it where it is. */
    private record Light<R>(Task<R> of) implements Task<R> {
        @Override
        public int steps() {
            return of.steps();
        }

        @Override
        public boolean waits() {
            return of.waits();
        }

        @Override
        public boolean nonBlocking() {
            return of.nonBlocking();
        }

        @Override
        public boolean heavy(int index) {
            return false;
        }

        @Override
        public R await(int index, int step) throws Exception {
            return of.await(index, step);
        }

        @Override
        public java.util.concurrent.CompletableFuture<R> awaitAsync(int index, int step) {
            return of.awaitAsync(index, step);
        }

        @Override
        public long compute(int index, int step, R received) {
            return of.compute(index, step, received);
        }

        @Override
        public long expected(int tasks) {
            return of.expected(tasks);
        }
    }
}
