package dev.loomwise.advisor.profile;

import dev.loomwise.bench.unit.Units;
import java.time.Duration;

/** How long a task waits: always the same, or spread between a median and a 99th percentile. */
public sealed interface WaitTime {
    /** Mean, ns. */
    double meanNanos();

    /** Spread: the standard deviation of the logarithm; 0 when constant. */
    double sigma();

    /** As written in a profile. */
    String text();

    /** The same distribution, so many times as long. */
    WaitTime times(double factor);

    /** Always the same. */
    record Constant(Duration time) implements WaitTime {
        @Override
        public double meanNanos() {
            return time.toNanos();
        }

        @Override
        public double sigma() {
            return 0;
        }

        @Override
        public String text() {
            return Units.text(time);
        }

        @Override
        public WaitTime times(double factor) {
            return new Constant(Duration.ofNanos(Math.round(time.toNanos() * factor)));
        }
    }

    /** A log-normal distribution with that median and 99th percentile: the usual shape of network times. */
    record Spread(Duration p50, Duration p99) implements WaitTime {
        private static final long WIDEST = 1_000_000;
        private static final double Z99 = 2.3263478740408408;

        public Spread {
            if (p50.isZero() || p99.compareTo(p50) < 0) {
                throw new IllegalArgumentException("wait: p50 must be above 0 and p99 not below it");
            }
            if (p99.toNanos() / p50.toNanos() > WIDEST) {
                throw new IllegalArgumentException(
                        "wait: p99 is more than a million times p50: no network is like that");
            }
        }

        @Override
        public double meanNanos() {
            return p50.toNanos() * Math.exp(sigma() * sigma() / 2);
        }

        @Override
        public double sigma() {
            return Math.log((double) p99.toNanos() / p50.toNanos()) / Z99;
        }

        @Override
        public String text() {
            return "p50 " + Units.text(p50) + ", p99 " + Units.text(p99);
        }

        @Override
        public WaitTime times(double factor) {
            return new Spread(Duration.ofNanos(Math.max(1, Math.round(p50.toNanos() * factor))),
                    Duration.ofNanos(Math.max(1, Math.round(p99.toNanos() * factor))));
        }
    }
}
