package dev.loomwise.advisor.advice.snippet;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongBinaryOperator;

/** Halving down to a grain; a failure reaches the caller. */
public final class ForkJoinSnippet {
    private ForkJoinSnippet() {}

    // BEGIN
    /** Sums {@code part(from, to)} over 0 to {@code size}, split over all cores; waits at most {@code timeout}. */
    public static long sum(long size, long grain, LongBinaryOperator part, Duration timeout) throws Exception {
        final class Part extends RecursiveTask<Long> {
            private static final long serialVersionUID = 1;
            private final long from;
            private final long to;

            Part(long from, long to) {
                this.from = from;
                this.to = to;
            }

            @Override
            protected Long compute() {
                if (to - from <= grain) {
                    return part.applyAsLong(from, to);
                }
                long middle = (from + to) >>> 1;
                Part left = new Part(from, middle);
                left.fork();
                return new Part(middle, to).compute() + left.join();
            }
        }
        ForkJoinPool pool = new ForkJoinPool();
        try {
            return pool.submit(new Part(0, size)).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            pool.shutdownNow(); // close() would wait for the parts that are late
        }
    }
    // END
}
