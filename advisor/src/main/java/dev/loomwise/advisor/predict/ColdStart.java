package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Simulator;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.advisor.trial.Trialled;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.stats.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a one-shot program pays beside its tasks: the JVM's own start, loading what a model and a client consist of, and code
 * that runs for the first times.
 *
 * @param lags of the models, by id, with the JVM's start in them; of {@code http} and {@code jdbc} what comes on top
 */
public record ColdStart(Map<String, Lag> lags) {
    /** Starts of one program lie 5 to 25 % apart: they read files and compile beside what they do. */
    static final double ERROR = 0.15;
    private static final int THOUSAND = 1000;
    /**
     * Code is compiled as it runs, so that the hundredth call is dearer than the thousandth: 300 calls took 0.40 to 0.47
     * of what 1000 took beyond the first three, over http, under three models, less what they take warm.
     */
    private static final double SLOWING = 0.65;

    /** Where nothing was measured: two cores under JDK 25 with the JDK's own class archive, medians of four quick runs. */
    static final ColdStart USUAL = new ColdStart(Map.of("sync", new Lag(60, 0), "virtual", new Lag(67, 48), "bridge",
            new Lag(83, 48), "platform", new Lag(69, 104), "forkjoin", new Lag(61, 13), "async", new Lag(64, 28),
            "http", new Lag(489, 519), "jdbc", new Lag(697, 663)));

    public ColdStart {
        lags = new TreeMap<>(lags);
    }

    /**
     * Milliseconds, each at least 0.
     *
     * @param firstMs before a handful of tasks are done
     * @param thousandMs what is added for a thousand of them
     */
    public record Lag(double firstMs, double thousandMs) {
        /** For so many tasks, or calls. */
        double ms(double count) {
            return firstMs + thousandMs * Math.pow(count / THOUSAND, SLOWING);
        }
    }

    /** What is added to the time of this batch when it is the only one of its program, in milliseconds. */
    double addedMs(WorkloadProfile profile, ConcurrencyModel model) {
        double calls = (double) profile.tasks() * profile.steps();
        boolean called = profile.waits() && (profile.io() == Io.HTTP || profile.io() == Io.JDBC);
        return lag(model.id()).ms(profile.tasks())
                + (called ? lag(profile.io().name().toLowerCase(Locale.ROOT)).ms(calls) : 0);
    }

    /** What is not known here is as usual. */
    private Lag lag(String name) {
        return Optional.ofNullable(lags.get(name)).or(() -> Optional.ofNullable(USUAL.lags.get(name)))
                .orElseThrow(() -> new IllegalArgumentException("no cold start of " + name));
    }

    /**
     * What these programs tell; empty when there are none.
     *
     * @param cold times from the start of a JVM to its end
     * @param fits of the same run, by {@code io/model}: what the tasks take when all is warm
     */
    static Optional<ColdStart> of(List<Trialled> cold, Map<String, Calibration.Fit> fits, int cores) {
        if (cold.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Lag> lags = new TreeMap<>();
        for (Trialled t : cold) {
            boolean called = t.io().equals("http") || t.io().equals("jdbc");
            t.runs().forEach((candidate, runs) -> {
                String model = candidate.model().id();
                double beyond = Samples.median(runs.stream().mapToDouble(Run::timeMs).toArray())
                        - warmMs(t, candidate, fits, cores);
                // Models come first: what a client adds is what is left of it.
                double own = called ? beyond - lags.getOrDefault(model, new Lag(0, 0)).ms(t.profile().tasks()) : beyond;
                lags.merge(called ? t.io() : model, new Lag(Math.max(0, own), 0), (few, many) -> new Lag(few.firstMs,
                        Math.max(0, many.firstMs - few.firstMs)
                                / Math.pow((double) t.profile().tasks() / THOUSAND, SLOWING)));
            });
        }
        // The bridge is virtual threads and a pool that is hardly used.
        Optional.ofNullable(lags.get("virtual")).ifPresent(virtual -> lags.computeIfPresent("bridge",
                (id, own) -> new Lag(own.firstMs, virtual.thousandMs)));
        return Optional.of(new ColdStart(lags));
    }

    private static double warmMs(Trialled t, Candidate c, Map<String, Calibration.Fit> fits, int cores) {
        return Optional.ofNullable(fits.get(t.io() + "/" + c.model().id()))
                .map(fit -> Simulator.run(Scenarios.of(t.profile(), c.model(), c.settings(), cores, 0, FileReads.USUAL),
                        fit.costs()).makespanNs() / 1e6)
                .orElse(0.0);
    }
}
