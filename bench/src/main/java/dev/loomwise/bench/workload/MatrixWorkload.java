package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.DivisibleJob;
import java.util.Random;

/**
 * The product of two square matrices of doubles. Units are rows of the product.
 */
@AutoService(Workload.class)
public final class MatrixWorkload extends KernelWorkload {
    public MatrixWorkload() {
        super("matrix", "the product of two square matrices", 400, 4_000);
    }

    @Override
    DivisibleJob job(long size) {
        return new Product((int) size);
    }

    @Override
    double aboutMs(long size) {
        return (double) size * size * size * 0.6e-6;
    }

    private static final class Product implements DivisibleJob {
        private static final long SEED = 9;
        private final int n;
        private final double[][] a;
        private final double[][] b;

        Product(int n) {
            this.n = n;
            Random random = new Random(SEED);
            this.a = matrix(random);
            this.b = matrix(random);
        }

        private double[][] matrix(Random random) {
            double[][] m = new double[n][];
            for (int row = 0; row < n; row++) {
                m[row] = random.doubles(n).toArray();
            }
            return m;
        }

        @Override
        public long size() {
            return n;
        }

        @Override
        public long part(long from, long to) {
            long sum = 0;
            for (int row = (int) from; row < to; row++) {
                double[] result = new double[n];
                // Along the rows of both: the inner loop walks through memory in order.
                for (int k = 0; k < n; k++) {
                    double factor = a[row][k];
                    double[] other = b[k];
                    for (int column = 0; column < n; column++) {
                        result[column] += factor * other[column];
                    }
                }
                for (double value : result) {
                    sum += Double.doubleToLongBits(value);
                }
            }
            return sum;
        }
    }
}
