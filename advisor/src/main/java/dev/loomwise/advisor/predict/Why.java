package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;

/** What makes a model as fast as it is, in a few words. */
final class Why {
    private Why() {}

    static String of(ConcurrencyModel model, Settings settings, WorkloadProfile profile, int cores) {
        if (profile.shape() == Shape.DIVISIBLE) {
            return model == ConcurrencyModel.FORKJOIN
                    ? "splits the job over " + cores + " cores"
                    : "runs the job as one piece on one core";
        }
        return switch (model) {
            case SYNC -> "one task after the other";
            case PLATFORM -> "pool of " + settings.poolSize();
            case FORKJOIN -> forkjoin(profile, settings);
            case VIRTUAL -> carriers(settings, profile, cores);
            case BRIDGE -> carriers(settings, profile, cores) + ", a pool of " + settings.parallelism()
                    + " for the computing";
            case ASYNC -> profile.api() == WorkloadProfile.Api.BLOCKING
                    ? "a blocking API holds a pool of " + settings.poolSize()
                    : settings.parallelism() == cores
                            ? "no thread waits"
                            : "no thread waits, " + settings.parallelism() + " compute";
        };
    }

    private static String forkjoin(WorkloadProfile profile, Settings settings) {
        return profile.io() == WorkloadProfile.Io.HTTP && profile.waits()
                ? "the pool grows while its workers block"
                : profile.waits()
                        ? settings.parallelism() + " workers, blocked while a task waits"
                        : settings.parallelism() + " workers";
    }

    private static String carriers(Settings settings, WorkloadProfile profile, int cores) {
        return profile.pins() && profile.waits()
                ? "each wait holds one of " + cores + " carriers"
                : settings.permits() > 0 ? "a semaphore of " + settings.permits() : "a thread per task";
    }
}
