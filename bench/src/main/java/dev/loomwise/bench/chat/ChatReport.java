package dev.loomwise.bench.chat;

import org.HdrHistogram.Histogram;

/**
 * What the clients of a chat saw in one round. Delivery counts from the moment before the sender wrote.
 *
 * @param expected deliveries that there must be: a broadcast has one for every member
 * @param delivered those that came, each once
 * @param unexpected frames that came twice, late, or to the wrong member
 * @param lost connections that broke
 * @param seconds for the whole round
 */
public record ChatReport(long expected, long delivered, long unexpected, int lost, double seconds, Delivery broadcast,
        Delivery privately) {
    /** Delivery times in milliseconds. */
    public record Delivery(double p50, double p99, double p999, double max) {
        static Delivery of(Histogram nanos) {
            return new Delivery(nanos.getValueAtPercentile(50) / 1e6, nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getValueAtPercentile(99.9) / 1e6, nanos.getMaxValue() / 1e6);
        }
    }

    /** Whether everything came where it belongs, once. */
    public boolean complete() {
        return delivered == expected && unexpected == 0 && lost == 0;
    }
}
