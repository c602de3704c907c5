package dev.loomwise.advisor.predict;

import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * What a long-lived connection holds in the server's process: live heap after a collection and resident memory outside of
 * it, measured with 10,000 members of a chat on two cores under JDK 25 (the {@code chat} workload measures it anew).
 */
final class Connections {
    private static final double KB = 1.0 / 1024;

    /** One experiment on one machine foretells another no better than this, as the deviation of a logarithm. */
    static final double ERROR = 0.2;

    private Connections() {}

    /** MiB a connection: a virtual thread's stack is a heap object, a platform thread's is its own, a channel has none. */
    static double mbEach(ConcurrencyModel model) {
        return switch (model) {
            case VIRTUAL, BRIDGE -> 4.3 * KB;
            case ASYNC -> 2.4 * KB;
            case PLATFORM, SYNC, FORKJOIN -> 36.5 * KB;
        };
    }

    /**
     * Milliseconds from a message to its last delivery to so many connections, both ends on one machine: one thread writes to
     * one socket after the other, and the members read on another core. The slowest of 10,000 deliveries over that many.
     */
    static double deliveryMs(ConcurrencyModel model, int connections) {
        return connections * switch (model) {
            case VIRTUAL, BRIDGE -> 9.6e-3;
            case ASYNC -> 9.5e-3;
            case PLATFORM, SYNC, FORKJOIN -> 11.4e-3;
        };
    }
}
