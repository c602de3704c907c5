package dev.loomwise.advisor.evaluate;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.OptionalInt;

/** Rules that need no measurement: what the advice has to be better than, or it is not worth its trouble. */
enum Baseline {
    ALWAYS_SYNC("always sync"), ALWAYS_VIRTUAL("always virtual"), ALWAYS_PLATFORM("always platform"), ALWAYS_FORKJOIN(
            "always forkjoin"), ALWAYS_ASYNC("always async"),
    /** A batch: forkjoin when nothing waits, else virtual. A service: bridge where some computing is heavy, else async. */
    ONE_LINE("one-line rule"),
    /** R4: what computes goes to processes, a few waits to threads, hundreds and more to async. */
    TREE("the articles' tree"),
    /** A pool of cores · (1 + wait / compute) threads (Goetz, <i>Java Concurrency in Practice</i>, 8.2). */
    GOETZ("Goetz's formula"),
    /** R5: does it wait, are there many, must it respond under load? Three times no is sync, and one yes is async. */
    QUESTIONS("three questions");

    /** From here on waits are many. */
    private static final double HUNDREDS = 100;

    private final String title;

    Baseline(String title) {
        this.title = title;
    }

    /** Its name in tables. */
    String title() {
        return title;
    }

    /** The model that it names. */
    ConcurrencyModel choose(WorkloadProfile profile) {
        boolean service = profile.shape() == Shape.SERVICE;
        return switch (this) {
            case ALWAYS_SYNC -> ConcurrencyModel.SYNC;
            case ALWAYS_VIRTUAL -> ConcurrencyModel.VIRTUAL;
            case ALWAYS_PLATFORM, GOETZ -> ConcurrencyModel.PLATFORM;
            case ALWAYS_FORKJOIN -> ConcurrencyModel.FORKJOIN;
            case ALWAYS_ASYNC -> ConcurrencyModel.ASYNC;
            case ONE_LINE -> service
                    ? profile.mixed() ? ConcurrencyModel.BRIDGE : ConcurrencyModel.ASYNC
                    : profile.waits() ? ConcurrencyModel.VIRTUAL : ConcurrencyModel.FORKJOIN;
            case TREE -> profile.meanWaitNanos() < profile.meanCpuNanos()
                    ? ConcurrencyModel.FORKJOIN
                    : atOnce(profile) < HUNDREDS ? ConcurrencyModel.PLATFORM : ConcurrencyModel.ASYNC;
            case QUESTIONS -> profile.waits() || service ? ConcurrencyModel.ASYNC : ConcurrencyModel.SYNC;
        };
    }

    /** The pool that it names, where it does. */
    OptionalInt poolSize(WorkloadProfile profile, int cores) {
        if (this != GOETZ) {
            return OptionalInt.empty();
        }
        double waits = profile.waits() ? profile.meanWaitNanos() : 0;
        double threads = cores * (1 + waits / Math.max(1, profile.meanCpuNanos()));
        int most = profile.shape() == Shape.SERVICE ? Settings.WIDEST_POOL : profile.tasks();
        int allowed = profile.inFlight() == 0 ? most : Math.min(most, profile.inFlight());
        return OptionalInt.of(Math.clamp(Math.round(threads), 1, Math.min(allowed, Settings.WIDEST_POOL)));
    }

    /** Tasks in progress at once, by Little's law for a service. */
    private static double atOnce(WorkloadProfile profile) {
        double all = profile.shape() == Shape.SERVICE
                ? profile.ratePerSecond() * (profile.meanWaitNanos() + profile.meanCpuNanos()) / 1e9
                : profile.tasks();
        return profile.inFlight() == 0 ? all : Math.min(all, profile.inFlight());
    }
}
