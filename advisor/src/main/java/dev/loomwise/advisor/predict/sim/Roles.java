package dev.loomwise.advisor.predict.sim;

import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * Which threads do what under a model. Where a wait holds its thread, the threads are the limit and each runs on its own
 * (the system slices them); where it does not, bursts queue for as many workers as there are cores.
 */
final class Roles {
    /** The server that answers calls has one event loop for every two cores. */
    private static final int CORES_PER_SERVER_LOOP = 2;

    final Station caller;
    final Station worker;
    final Station computer;
    final Station poller;
    final Station server;
    /** Most tasks in progress at once. */
    final int limit;
    final boolean bridges;

    Roles(Scenario s, Cores cores) {
        caller = new Station(cores, 1);
        poller = new Station(cores, 1);
        server = new Station(cores, Math.max(1, s.cores() / CORES_PER_SERVER_LOOP));
        bridges = s.model() == ConcurrencyModel.BRIDGE;
        int permits = s.settings().permits() == 0 ? Integer.MAX_VALUE : s.settings().permits();
        int parallelism = s.settings().parallelism();
        boolean waits = s.kinds().stream().anyMatch(k -> k.waiting() > 0);
        // Threads that are held through a wait: how many there are is how many tasks are in progress.
        int held = switch (s.model()) {
            case SYNC -> 1;
            case PLATFORM -> s.settings().poolSize();
            case FORKJOIN -> s.growing() ? Integer.MAX_VALUE : parallelism;
            case ASYNC -> s.nonBlocking() || !waits ? Integer.MAX_VALUE : s.settings().poolSize();
            case VIRTUAL, BRIDGE -> s.holds() ? s.cores() : Integer.MAX_VALUE;
        };
        limit = Math.min(held, permits);
        worker = new Station(cores, switch (s.model()) {
            case SYNC, PLATFORM -> Integer.MAX_VALUE;
            case FORKJOIN -> s.growing() ? Integer.MAX_VALUE : parallelism;
            case ASYNC -> parallelism;
            case VIRTUAL, BRIDGE -> s.cores();
        });
        computer = bridges ? new Station(cores, parallelism) : worker;
    }

    /** Who computed: the bridge's pool or a worker. */
    Station computedOn(boolean bridged) {
        return bridged ? computer : worker;
    }
}
