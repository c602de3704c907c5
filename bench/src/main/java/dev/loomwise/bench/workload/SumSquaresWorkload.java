package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.DivisibleJob;

/**
 * The sum of squares below a number, ten million as in the articles: overflow counts, as everywhere in Java.
 */
@AutoService(Workload.class)
public final class SumSquaresWorkload extends KernelWorkload {
    public SumSquaresWorkload() {
        super("sum-squares", "the sum of squares below a number", 10_000_000, 10_000_000_000L);
    }

    @Override
    DivisibleJob job(long size) {
        return new Squares(size);
    }

    @Override
    double aboutMs(long size) {
        return size * 0.6e-6;
    }

    private record Squares(long size) implements DivisibleJob {
        @Override
        public long part(long from, long to) {
            long sum = 0;
            for (long i = from; i < to; i++) {
                sum += i * i;
            }
            return sum;
        }
    }
}
