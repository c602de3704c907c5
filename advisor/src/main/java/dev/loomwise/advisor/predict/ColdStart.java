package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.advisor.profile.WorkloadProfile.Start;
import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * What a one-shot program pays before its first task runs, in milliseconds: the JVM's own start, and loading and first
 * running of what a model and a client consist of. Medians of fifteen starts on two cores under JDK 25 with class sharing.
 */
final class ColdStart {
    private static final double JVM = 45;
    private static final double HTTP_CLIENT = 130;

    private ColdStart() {}

    /** What is added to a run of this profile: nothing where the program is warm. */
    static double addedMs(WorkloadProfile profile, ConcurrencyModel model) {
        return profile.start() == Start.WARM
                ? 0
                : JVM + firstUse(model) + (profile.io() == Io.HTTP && profile.waits() ? HTTP_CLIENT : 0);
    }

    private static double firstUse(ConcurrencyModel model) {
        return switch (model) {
            case SYNC -> 0;
            case PLATFORM -> 5;
            case FORKJOIN -> 8;
            case VIRTUAL -> 15;
            case ASYNC -> 20;
            case BRIDGE -> 20;
        };
    }
}
