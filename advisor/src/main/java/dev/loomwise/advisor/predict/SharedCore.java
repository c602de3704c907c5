package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * Two workers on one core while another is idle: Linux puts a thread that wakes up where it ran last or where it was woken
 * from, and a short batch is over before an idle core looks for work elsewhere. Seen in 17 batches of tasks that only
 * compute, 0.04 to 20 ms in all, 11 to 25 runs under each model: about one run in five to eight, under every model, and many
 * of those below half a millisecond under forkjoin, whose workers wake one another.
 */
final class SharedCore {
    /** The share of runs of forkjoin whose workers share a core at first. */
    private static final double OFTEN = 0.6;
    /** So long the kernel leaves a thread where its caches are warm, milliseconds of computing. */
    private static final double WARM_MS = 0.5;
    /**
     * A divisible job hands its second half to a worker that the first one wakes, on the first one's own core. Of 60 jobs of
     * each of 13 sizes from 0.05 to 8 ms, on two cores, at most one in ten below so many milliseconds was quicker than one thread:
     */
    private static final double ALONE_MS = 0.9;
    /** three in four of 1 ms were not, every other one of 2 ms, and above so many the median was as good as all of them. */
    private static final double TOGETHER_MS = 3;
    /** So much may be computed on one core before another takes a part of it: one to two ticks of 4 ms. */
    private static final double LONGEST_MS = 6;

    private SharedCore() {}

    /** What that adds on average to a batch in which nothing waits, milliseconds. */
    static double usualMs(WorkloadProfile profile, ConcurrencyModel model, int cores) {
        if (model != ConcurrencyModel.FORKJOIN) {
            return 0;
        }
        double woken = OFTEN * lostMs(profile, model, cores, WARM_MS);
        double alone = profile.shape() == Shape.DIVISIBLE
                ? Math.clamp((TOGETHER_MS - allMs(profile)) / (TOGETHER_MS - ALONE_MS), 0, 1)
                : 0;
        return Math.max(woken, alone * worstMs(profile, model, cores));
    }

    /** What it adds when it happens, milliseconds. */
    static double worstMs(WorkloadProfile profile, ConcurrencyModel model, int cores) {
        return lostMs(profile, model, cores, LONGEST_MS);
    }

    private static double lostMs(WorkloadProfile profile, ConcurrencyModel model, int cores, double mostMs) {
        boolean computes = profile.shape() == Shape.BATCH || model == ConcurrencyModel.FORKJOIN;
        boolean steady = profile.shape() == Shape.SERVICE || profile.shape() == Shape.CONNECTIONS;
        if (!computes || steady || model == ConcurrencyModel.SYNC || cores < 2
                || (profile.waits() && profile.shape() == Shape.BATCH)) {
            return 0;
        }
        // One core of so many works for nobody meanwhile.
        return Math.min(allMs(profile) / (cores - 1), mostMs) / cores;
    }

    private static double allMs(WorkloadProfile profile) {
        return profile.tasks() * profile.meanCpuNanos() / 1e6;
    }
}
