package dev.loomwise.advisor.predict.sim;

import java.util.random.RandomGenerator;

/** Where waits and computing times come from, in nanoseconds. */
public sealed interface Sampler {
    /** The next value, at least 0. */
    double sample(RandomGenerator random);

    /** The mean of all values. */
    double mean();

    /** Always the same. */
    static Sampler constant(double nanos) {
        return new Constant(nanos);
    }

    /** Exponential with this mean: no memory, the textbook's service time. */
    static Sampler exponential(double mean) {
        return new Exponential(mean);
    }

    /** The log-normal with these two percentiles, the usual shape of network waits. */
    static Sampler percentiles(double p50, double p99) {
        return p99 == p50 ? constant(p50) : LogNormal.of(p50, p99);
    }

    /** Always {@code nanos}. */
    record Constant(double nanos) implements Sampler {
        public Constant {
            requireTime(nanos);
        }

        @Override
        public double sample(RandomGenerator random) {
            return nanos;
        }

        @Override
        public double mean() {
            return nanos;
        }
    }

    /** Exponential. */
    record Exponential(double mean) implements Sampler {
        public Exponential {
            requireTime(mean);
        }

        @Override
        public double sample(RandomGenerator random) {
            return -mean * Math.log(1 - random.nextDouble());
        }
    }

    /** The exponential of a normal with mean {@code mu} and deviation {@code sigma}. */
    record LogNormal(double mu, double sigma) implements Sampler {
        /** The 99th percentile of the standard normal. */
        private static final double Z99 = 2.3263478740408408;

        public LogNormal {
            if (!Double.isFinite(mu) || !(sigma >= 0) || Double.isInfinite(sigma)) {
                throw new IllegalArgumentException("a log-normal needs a finite mu and sigma: " + mu + ", " + sigma);
            }
        }

        static LogNormal of(double p50, double p99) {
            if (!(p50 > 0 && p99 >= p50)) {
                throw new IllegalArgumentException("p50 must be above 0 and p99 not below it: " + p50 + ", " + p99);
            }
            return new LogNormal(Math.log(p50), Math.log(p99 / p50) / Z99);
        }

        @Override
        public double sample(RandomGenerator random) {
            return Math.exp(mu + sigma * random.nextGaussian());
        }

        @Override
        public double mean() {
            return Math.exp(mu + sigma * sigma / 2);
        }
    }

    private static void requireTime(double nanos) {
        if (!(nanos >= 0) || Double.isInfinite(nanos)) {
            throw new IllegalArgumentException("a time must be finite and not negative: " + nanos);
        }
    }
}
