package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Outcome;
import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Api;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the settings of each model by playing the profile: how wide a pool of threads must be, and how many workers should
 * compute. Where several do as well, the smallest pool is taken, and the usual number of workers.
 */
final class Tuner {
    /** A smaller pool is worth so much of the time, unless the profile's tolerance is narrower. */
    private static final double FLAT = 0.02;
    /** More threads than this are worth saving at a higher price: their memory is hundreds of megabytes. */
    private static final int WIDE = 500;
    private static final double FLAT_WHEN_WIDE = 0.05;
    /** No more threads than this are not worth saving at all: what may be in flight is what everybody would take. */
    private static final int FEW = 64;
    private static final int REQUESTS = 5000;
    /** Several heavy requests at once are rare: with more of them played, more of those come. */
    private static final int REQUESTS_OF_A_MIX = 8000;
    private static final double SPARE = 3;
    /** Larger batches are searched on a smaller copy. */
    private static final int COPY = 4000;
    /** A pool must not be the limit before the rate has doubled. */
    private static final double HEADROOM = 2;
    /** Arrivals come in bunches: so many standard deviations of a Poisson number of busy threads. */
    private static final double BURSTS = 3;
    private static final int MOST_WORKERS = 32;
    /** With fewer tasks nobody needs a limit. */
    private static final int MANY = 100;
    /** What the requests of the common class gain must not be paid for by so many times the heavy ones' latency. */
    private static final double PATIENCE = 3;

    private final Rehearsal rehearsal;
    private final WorkloadProfile profile;

    Tuner(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.profile = rehearsal.profile();
    }

    /** Settings, and how far one may go from them where that was looked for. */
    record Tuned(Settings settings, Optional<Flat> flat) {}

    /** As wide as tasks may be in progress, without any search. */
    Settings widest(ConcurrencyModel model) {
        int fitting = Math.max(1, rehearsal.fitting(model));
        // A connection that lasts needs a thread that lasts, however many that makes.
        boolean lasting = profile.shape() == Shape.CONNECTIONS;
        int pool = profile.waits() || lasting
                ? Math.clamp(rehearsal.wanted(), 1, lasting ? fitting : Math.min(Settings.WIDEST_POOL, fitting))
                : Math.max(1, Math.min(rehearsal.wanted(), rehearsal.cores()));
        boolean tight = model == ConcurrencyModel.ASYNC && fitting < rehearsal.wanted();
        return new Settings(pool, tight ? fitting : profile.inFlight(), rehearsal.cores());
    }

    /** The settings to recommend. */
    Tuned tune(ConcurrencyModel model) {
        Settings widest = widest(model);
        boolean pools = model == ConcurrencyModel.PLATFORM
                || (model == ConcurrencyModel.ASYNC && profile.api() == Api.BLOCKING);
        boolean service = profile.shape() == Shape.SERVICE;
        if (pools && profile.waits() && profile.shape() != Shape.CONNECTIONS && widest.poolSize() > rehearsal.cores()
                && !profile.boundOnly()) {
            return service ? servicePool(model, widest) : batchPool(model, widest);
        }
        // Where nothing waits, idle workers of a wide fork-join pool look for work on the cores that the others need: tasks of
        // 64 us took 1.7 ms at the 99th percentile where 0.2 were played, and 0.3 under a bridge.
        boolean computes = model == ConcurrencyModel.BRIDGE || (model == ConcurrencyModel.ASYNC && profile.waits());
        return computes && service && profile.mixed()
                ? workers(model, widest)
                : new Tuned(widest, Optional.empty());
    }

    private Tuned batchPool(ConcurrencyModel model, Settings widest) {
        return narrowest(model, widest::withPoolSize, widest.poolSize())
                .map(found -> found.high() == widest.poolSize() && widest.poolSize() <= FEW
                        ? new Tuned(widest, Optional.of(new Flat("poolSize", found.low(), found.high())))
                        : tuned(widest, found.low(), found.high()))
                .orElse(new Tuned(widest, Optional.empty()));
    }

    /** From how many permits on a batch without a limit is as fast as without one; empty where that is not for it. */
    Optional<Flat> permits(ConcurrencyModel model, Settings settings) {
        boolean unlimited = model == ConcurrencyModel.VIRTUAL || model == ConcurrencyModel.BRIDGE
                || (model == ConcurrencyModel.ASYNC && profile.api() == Api.BOTH);
        return unlimited && settings.permits() == 0 && profile.shape() == Shape.BATCH && profile.waits()
                && profile.tasks() >= MANY && !profile.boundOnly() && !profile.pins()
                        ? narrowest(model, n -> new Settings(settings.poolSize(), n, settings.parallelism()),
                                profile.tasks()).map(found -> new Flat("permits", found.low(), profile.tasks()))
                        : Optional.empty();
    }

    /** The smallest limit under which a batch takes about as long as under the widest, and how far one may go from it. */
    private Optional<SettingSearch.Found> narrowest(ConcurrencyModel model, IntFunction<Settings> limited, int widest) {
        Scale smaller = Scale.copy(profile.tasks(), widest, COPY);
        double unit = smaller.waiting();
        Rehearsal copy = profile.tasks() <= COPY ? rehearsal : rehearsal.of(profile.scaled(smaller));
        int most = Math.max(1, (int) Math.round(widest * unit));
        IntToDoubleFunction time = size -> copy.batchMs(model, limited.apply(size));
        double each = (copy.profile().meanWaitNanos() + profile.meanCpuNanos()) / 1e6;
        // So many at once are never faster than one after the other on each of so many.
        double least = copy.profile().tasks() * each / (time.applyAsDouble(most) * (1 + flatness(widest)));
        var found = SettingSearch.smallest(time, (int) Math.clamp(Math.ceil(least), 1, most), most, flatness(widest));
        int low = Math.clamp(Math.round(found.low() / unit), 1, widest);
        int high = found.high() == most ? widest : (int) Math.round(found.high() / unit);
        // What was found on a copy is tried on the whole.
        boolean holds = copy == rehearsal || rehearsal.batchMs(model, limited.apply(low)) <= rehearsal.batchMs(model,
                limited.apply(widest)) * (1 + flatness(widest));
        return holds
                ? Optional.of(new SettingSearch.Found(low, Math.max(low, high), found.figure()))
                : Optional.empty();
    }

    private double flatness(int widest) {
        double flat = Math.clamp(profile.tolerance(), FLAT / 2, widest > WIDE ? FLAT_WHEN_WIDE : FLAT);
        // Where heavy requests are rare, chance alone moves a p99 by that much.
        return profile.shape() == Shape.SERVICE && profile.mixed() ? 2 * flat : flat;
    }

    private Tuned servicePool(ConcurrencyModel model, Settings widest) {
        double busy = profile.ratePerSecond() * HEADROOM * (profile.meanWaitNanos() + profile.meanCpuNanos()) / 1e9;
        int most = widest.poolSize();
        int least = (int) Math.clamp(Math.ceil(busy + BURSTS * Math.sqrt(busy)), Math.min(rehearsal.cores(), most),
                most);
        var found = SettingSearch.smallest(size -> p99(model, widest.withPoolSize(size), Double.POSITIVE_INFINITY),
                least, most, flatness(most));
        return tuned(widest, found.low(), found.high());
    }

    private static Tuned tuned(Settings widest, int low, int high) {
        return new Tuned(widest.withPoolSize(low), Optional.of(new Flat("poolSize", low, high)));
    }

    /** The class that computes most. */
    private int heaviest() {
        int heaviest = 0;
        for (int c = 1; c < profile.classes().size(); c++) {
            if (profile.classes().get(c).cpu().compareTo(profile.classes().get(heaviest).cpu()) > 0) {
                heaviest = c;
            }
        }
        return heaviest;
    }

    /** More workers than cores let the system slice heavy computing, so that the rest gets past it. */
    private Tuned workers(ConcurrencyModel model, Settings widest) {
        int cores = rehearsal.cores();
        boolean bridge = model == ConcurrencyModel.BRIDGE;
        Outcome usual = rehearsal.service(model, widest, REQUESTS_OF_A_MIX);
        int heaviest = heaviest();
        double heavy = usual.latencies().get(heaviest).count() == 0
                ? Double.POSITIVE_INFINITY
                : usual.percentileNs(heaviest, 0.99) * PATIENCE;
        int most = Math.max(cores, Math.min(MOST_WORKERS * cores, rehearsal.wanted()));
        var found = SettingSearch.smallest(n -> p99(model, workers(widest, n), heavy), bridge ? 1 : cores, most,
                flatness(most));
        // As many as cores is what everybody expects: anything else must bring something.
        int chosen = found.low() <= cores
                ? Math.min(cores, found.high())
                : (int) Math.min(found.high(), Math.round(found.low() * SPARE));
        return new Tuned(workers(widest, chosen), Optional.of(
                new Flat(bridge ? "poolSize" : "parallelism", found.low(), found.high())));
    }

    private static Settings workers(Settings settings, int parallelism) {
        return new Settings(settings.poolSize(), settings.permits(), parallelism);
    }

    private double p99(ConcurrencyModel model, Settings settings, double heaviestNs) {
        Outcome outcome = rehearsal.service(model, settings,
                profile.mixed() ? REQUESTS_OF_A_MIX : REQUESTS);
        int heaviest = heaviest();
        boolean starved = outcome.latencies().get(heaviest).count() > 0
                && outcome.percentileNs(heaviest, 0.99) > heaviestNs;
        return starved ? Double.POSITIVE_INFINITY : outcome.percentileNs(0, 0.99);
    }
}
