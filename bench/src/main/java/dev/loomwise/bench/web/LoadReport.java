package dev.loomwise.bench.web;

import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a load generator saw. Latency counts from the intended start of a request, service time from the moment it was
 * sent; lag is how late the generator itself was.
 *
 * @param answered requests with a good answer
 * @param failed requests without one
 * @param firstFailure why the first of them failed, empty when none did
 * @param seconds from the beginning until the last answer
 * @param latency in milliseconds
 * @param service in milliseconds
 * @param lag in milliseconds
 * @param busy CPU time of the generator's one event loop as a share of {@code seconds}
 */
public record LoadReport(int answered, int failed, String firstFailure, double seconds, Percentiles latency,
        Percentiles service, Percentiles lag, double busy) {
    /** A generator that is later than this is late. */
    private static final double MOST_LAG_MS = 5;
    /** Unless what it measures is so long that this share of it does not matter. */
    private static final double MOST_LAG_SHARE = 0.1;
    private static final double MOST_BUSY = 0.85;

    /**
     * Of a distribution, in milliseconds.
     *
     * @param mean arithmetic
     */
    public record Percentiles(double mean, double p50, double p99, double p999, double max) {
        static Percentiles of(Histogram nanos) {
            return new Percentiles(nanos.getTotalCount() == 0 ? 0 : nanos.getMean() / 1e6, ms(nanos, 50),
                    ms(nanos, 99), ms(nanos, 99.9), nanos.getMaxValue() / 1e6);
        }

        private static double ms(Histogram nanos, double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** Why these numbers tell more about the generator than about the server; empty when it kept up. */
    public Optional<String> shortOfCpu() {
        double most = Math.max(MOST_LAG_MS, MOST_LAG_SHARE * latency.p50());
        if (lag.p99() > most) {
            return Optional.of(String.format(java.util.Locale.ROOT,
                    "the load generator was %.1f ms late at its 99th percentile", lag.p99()));
        }
        if (busy > MOST_BUSY) {
            return Optional.of(String.format(java.util.Locale.ROOT,
                    "the load generator computed for %.0f %% of the time", busy * 100));
        }
        return Optional.empty();
    }

    /** Good answers per second. */
    public double throughput() {
        return answered / seconds;
    }
}
