package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * How much longer (or shorter) the slowest requests of a service take than the simulation of them: what threads lose that are
 * woken one by one beside a kernel, a client and neighbours that want the cores, too, and what carriers gain that look for
 * work before they sleep. Chosen on 125 services, 15 to 80 % loaded, that were measured for tuning, and again on 58 when the
 * simulated kernel had learned to leave threads in line beside an idle core: near the medians of what each was off by.
 */
final class Tail {
    /** A pool parks a thread for each request that waits, and wakes a cold one for the next. */
    private static final double POOL = 1.1;
    /** A client's own threads are woken twice a call. */
    private static final double CLIENT = 1.15;
    /**
     * Where nothing waits, workers find the next request before they fall asleep. For the bridge by five services only, which
     * took 0.29 to 0.83 of what was promised, and one of them 1.46.
     */
    private static final double AWAKE = 0.78;
    /** What holds the one thread up holds all of them up. */
    private static final double ONE_THREAD = 1.2;
    /** Of futures beside heavy requests; why is not known. 1.05 promised 60 more services a tenth to a fifth too little. */
    private static final double HEAVY_STAGES = 1.2;

    private Tail() {}

    /** By what a simulated p99 or p99.9 is multiplied. */
    static double factor(WorkloadProfile profile, ConcurrencyModel model) {
        if (!profile.waits()) {
            return switch (model) {
                case VIRTUAL, ASYNC, BRIDGE -> AWAKE;
                case SYNC -> ONE_THREAD;
                case PLATFORM, FORKJOIN -> 1;
            };
        }
        double client = profile.io() == Io.HTTP ? CLIENT : 1;
        return client * switch (model) {
            case PLATFORM -> POOL;
            case ASYNC -> profile.mixed() ? HEAVY_STAGES : 1;
            case SYNC -> ONE_THREAD;
            case VIRTUAL, FORKJOIN, BRIDGE -> 1;
        };
    }
}
