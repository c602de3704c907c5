package dev.loomwise.advisor.predict;

import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * What a long-lived connection holds in the server's process: live heap after a collection and resident memory outside of
 * it, measured with 10,000 members of a chat on two cores under JDK 25 (the {@code chat} workload measures it anew).
 */
final class Connections {
    private static final double KB = 1.0 / 1024;

    private Connections() {}

    /** MiB a connection: a virtual thread's stack is a heap object, a platform thread's is its own, a channel has none. */
    static double mbEach(ConcurrencyModel model) {
        return switch (model) {
            case VIRTUAL, BRIDGE -> 4.3 * KB;
            case ASYNC -> 2.4 * KB;
            case PLATFORM, SYNC, FORKJOIN -> 36.5 * KB;
        };
    }
}
