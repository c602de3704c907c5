package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.DivisibleJob;

/**
 * The Mandelbrot set, so many pixels to a side: rows that take very different times, so that equal parts are not equally
 * long. Units are rows.
 */
@AutoService(Workload.class)
public final class MandelbrotWorkload extends KernelWorkload {
    public MandelbrotWorkload() {
        super("mandelbrot", "the Mandelbrot set, whose rows take different times", 600, 20_000);
    }

    @Override
    DivisibleJob job(long size) {
        return new Picture((int) size);
    }

    @Override
    double aboutMs(long size) {
        return size * size * 150e-6;
    }

    private record Picture(int pixels) implements DivisibleJob {
        private static final int MOST_ITERATIONS = 500;

        @Override
        public long size() {
            return pixels;
        }

        @Override
        public long part(long from, long to) {
            long sum = 0;
            for (long row = from; row < to; row++) {
                for (int column = 0; column < pixels; column++) {
                    sum += iterations(-2 + 3.0 * column / pixels, -1.5 + 3.0 * row / pixels);
                }
            }
            return sum;
        }

        /** Until the point leaves the circle of radius 2, or long enough to call it a member. */
        private static int iterations(double re, double im) {
            double x = 0;
            double y = 0;
            int n = 0;
            while (n < MOST_ITERATIONS && x * x + y * y <= 4) {
                double next = x * x - y * y + re;
                y = 2 * x * y + im;
                x = next;
                n++;
            }
            return n;
        }
    }
}
