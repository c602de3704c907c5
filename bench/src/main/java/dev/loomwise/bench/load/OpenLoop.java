package dev.loomwise.bench.load;

import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.Task;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests to a lane at Poisson arrivals from the calling thread, and counts each latency from the moment at which
 * the request was meant to arrive: a generator that comes late must not hide what a user would have waited (Tene,
 * <i>How NOT to Measure Latency</i>).
 */
public final class OpenLoop {
    /** How long the last requests may take beyond the arrivals before they count as lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OpenLoop() {}

    /**
     * Plays {@code requests} requests of {@code task}, numbered from 0.
     *
     * @param perSecond mean rate of arrivals, above 0
     * @param seed of the gaps: the same seed gives every model the same arrivals
     * @throws ExecutionException when a request failed: the cause is the first failure
     */
    public static RequestLog play(Lane lane, Task<?> task, int requests, double perSecond, long seed)
            throws ExecutionException, InterruptedException {
        long[] arrivals = arrivals(requests, perSecond, seed);
        Ledger ledger = new Ledger(requests);
        long start = System.nanoTime() + 1_000_000;
        for (int i = 0; i < requests; i++) {
            long due = start + arrivals[i];
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            ledger.due[i] = due;
            ledger.lateness[i] = System.nanoTime() - due;
            lane.submit(task, i, ledger);
        }
        return ledger.close();
    }

    /** When each request arrives, in nanoseconds from the start: the same seed gives the same arrivals. */
    public static long[] arrivals(int requests, double perSecond, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] arrivals = new long[requests];
        double time = 0;
        for (int i = 0; i < requests; i++) {
            time -= Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
            arrivals[i] = (long) time;
        }
        return arrivals;
    }

    /** Who has arrived and who has been answered. Each request writes its own place; the latch publishes them. */
    private static final class Ledger implements Lane.Completion {
        private final long[] due;
        private final long[] lateness;
        private final long[] latency;
        private final CountDownLatch allEnded = new CountDownLatch(1);
        private final AtomicInteger open;
        private final LongAdder checksum = new LongAdder();
        private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

        Ledger(int requests) {
            due = new long[requests];
            lateness = new long[requests];
            latency = new long[requests];
            open = new AtomicInteger(requests);
        }

        @Override
        public void ended(int index, long own, @Nullable Throwable failure) {
            checksum.add(own);
            latency[index] = Math.max(1, System.nanoTime() - due[index]);
            if (failure != null) {
                firstFailure.compareAndSet(null, failure);
            }
            if (open.decrementAndGet() == 0) {
                allEnded.countDown();
            }
        }

        RequestLog close() throws ExecutionException, InterruptedException {
            boolean all = allEnded.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Throwable failure = firstFailure.get();
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            long[] nanos = latency.clone();
            for (int i = 0; i < nanos.length && !all; i++) {
                // Not answered yet: so long at least.
                nanos[i] = nanos[i] > 0 ? nanos[i] : System.nanoTime() - due[i];
            }
            int unanswered = all ? 0 : open.get();
            return new RequestLog(nanos, lateness, unanswered, (nanos.length - unanswered) * 1e9 / lasted(nanos),
                    checksum.sum());
        }

        /** From the first intended arrival to the last answer, or to the end of patience. */
        private long lasted(long[] nanos) {
            long last = 1;
            for (int i = 0; i < nanos.length; i++) {
                last = Math.max(last, due[i] + nanos[i] - due[0]);
            }
            return last;
        }
    }
}
