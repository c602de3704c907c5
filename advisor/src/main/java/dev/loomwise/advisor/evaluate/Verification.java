package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Downstream;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.advisor.profile.WorkloadProfile.Start;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.ColdTrial;
import dev.loomwise.advisor.trial.Load;
import dev.loomwise.advisor.trial.Measuring;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.advisor.trial.Trial;
import dev.loomwise.advisor.trial.TrialPlan;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.RunLock;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.stats.Bootstrap;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A profile run for real under the candidates that matter, beside what was predicted.
 *
 * @param rows the recommended candidate first, the others by what was measured
 * @param note what the reader should know of the circumstances; empty when nothing
 */
public record Verification(List<Row> rows, Optional<String> note) {
    private static final long SEED = 1;
    /** What is predicted to take longer than so many times the best is not worth the time. */
    private static final double MATTERS = 3;
    private static final int MOST_REPETITIONS = 10;
    private static final int LEAST_REPETITIONS = 3;
    private static final double SERVICE_SECONDS = 2;
    /** Warm-up, per candidate. */
    private static final double WARM_SECONDS = 1.5;

    public Verification {
        rows = List.copyOf(rows);
    }

    /**
     * One candidate.
     *
     * @param predicted its metric with the 90 % interval, milliseconds
     * @param measured the same metric with the 95 % interval of the median, milliseconds
     */
    public record Row(ConcurrencyModel model, Estimate predicted, Estimate measured, int runs) {
        /** Whether what came out lies in the interval that was predicted. */
        public boolean held() {
            return predicted.low() <= measured.point() && measured.point() <= predicted.high();
        }
    }

    /**
     * Measures; takes about {@code budget} at most.
     *
     * @param keys of the profile that {@code advice} is about
     * @param beginning is run once nothing speaks against measuring
     * @throws BadInputException when it cannot be run here, or not within the budget; the message says what to do
     */
    public static Verification run(ObjectNode keys, Recommendation advice, Duration budget, Runnable beginning) {
        WorkloadProfile profile = advice.profile();
        runnable(advice).ifPresent(why -> {
            throw new BadInputException("--verify cannot run this profile here: " + why);
        });
        // The stub that answers stands on this machine and takes its share of the cores.
        boolean beside = profile.downstream() == Downstream.REMOTE && profile.io() == Io.HTTP;
        ObjectNode here = keys.deepCopy();
        if (beside) {
            here.put("downstream", "local");
        }
        CalibrationStore.Found evidence = advice.evidence();
        List<Candidate> candidates = advice.candidates().stream()
                .filter(p -> p.feasible() && (advice.chose(p) || p.metricMs() <= MATTERS * advice.bestMs()))
                .map(p -> new Candidate(p.model(), p.settings())).toList();
        WorkloadProfile played = ProfileKeys.profile(here);
        Map<Candidate, Estimate> predicted = new LinkedHashMap<>();
        for (Candidate c : candidates) {
            SimulatedPredictor.predict(evidence.calibration(), played, c.model(), c.settings()).metric()
                    .ifPresent(metric -> predicted.put(c, metric));
        }
        boolean service = profile.shape() == Shape.SERVICE;
        Load load = service
                ? new Load((int) Math.clamp(profile.ratePerSecond() * SERVICE_SECONDS, 250, 20_000),
                        profile.ratePerSecond())
                : Load.NONE;
        double round = predicted.values().stream()
                .mapToDouble(p -> service ? load.requests() / load.perSecond() : p.point() / 1000).sum();
        int repetitions = repetitions(budget, predicted.size(), round);
        beginning.run();
        Map<Candidate, List<Run>> runs = measured(here, List.copyOf(predicted.keySet()), repetitions, load);
        List<Row> rows = new ArrayList<>();
        predicted.forEach((candidate, p) -> {
            List<Run> own = runs.getOrDefault(candidate, List.of());
            rows.add(new Row(candidate.model(), p, metric(own, service), own.size()));
        });
        rows.sort(Comparator.comparing((Row r) -> r.model() != advice.chosen().model())
                .thenComparing(r -> r.measured().point()));
        return new Verification(rows, beside
                ? Optional.of("measured and predicted with a stub server that shares these cores")
                : Optional.empty());
    }

    private static Optional<String> runnable(Recommendation advice) {
        WorkloadProfile p = advice.profile();
        int here = Runtime.getRuntime().availableProcessors();
        if (p.shape() == Shape.CONNECTIONS) {
            return Optional.of("connections are measured by ./loomwise bench --workload 'chat*'");
        }
        if (p.io() == Io.FILE && p.shape() != Shape.BATCH) {
            return Optional.of("files are read in batches here; give --shape batch");
        }
        if (p.pins()) {
            return Optional.of("it holds carriers inside native code that we do not have");
        }
        if (p.cores().isPresent() && p.cores().getAsInt() != here) {
            return Optional.of("it asks for " + p.cores().getAsInt() + " cores, and here are " + here);
        }
        if (p.jdk().isPresent() && p.jdk().getAsInt() != Runtime.version().feature()) {
            return Optional.of("it asks for JDK " + p.jdk().getAsInt() + ", and this is " + Runtime.version()
                    .feature());
        }
        return p.start() == Start.COLD ? ColdTrial.unable(p) : Optional.empty();
    }

    private static int repetitions(Duration budget, int candidates, double roundSeconds) {
        double left = budget.toMillis() / 1000.0 - WARM_SECONDS * candidates - 2 * roundSeconds;
        int fit = (int) Math.clamp(left / Math.max(roundSeconds, 1e-3), 0, MOST_REPETITIONS);
        if (fit < LEAST_REPETITIONS) {
            double needed = WARM_SECONDS * candidates + (2 + LEAST_REPETITIONS) * roundSeconds;
            throw new BadInputException("--verify would take about " + Units.readable(needed * 1000) + ", more than"
                    + " the " + Units.readable(budget.toNanos() / 1e6) + " of its budget; give --budget "
                    + (long) Math.ceil(needed) + "s, or a smaller profile");
        }
        return fit;
    }

    private static Map<Candidate, List<Run>> measured(ObjectNode keys, List<Candidate> candidates, int repetitions,
            Load load) {
        boolean cold = ProfileKeys.profile(keys).start() == Start.COLD;
        try (RunLock alone = RunLock.take(); Measuring trial = cold ? ColdTrial.open() : Trial.open()) {
            return trial.measure(new TrialPlan(keys, candidates, repetitions, load, SEED));
        } catch (IOException e) {
            throw new BadInputException("--verify could not run it: " + e.getMessage(), e);
        }
    }

    /** The median of the runs' times, or of their p99. */
    private static Estimate metric(List<Run> runs, boolean service) {
        double[] each = runs.stream().mapToDouble(r -> service ? Run.percentileMs(List.of(r), 0.99) : r.timeMs())
                .toArray();
        return Bootstrap.median(List.of(each), SEED);
    }

    /** A table beneath the answer. */
    public String text() {
        StringBuilder out = new StringBuilder("\nVerified  ");
        Row chosen = rows.getFirst();
        double error = chosen.predicted().point() / chosen.measured().point() - 1;
        out.append(String.format(Locale.ROOT, "%s ran in %s (predicted %s, %+.0f %%)%n", chosen.model().id(),
                Units.readable(chosen.measured().point()), Units.readable(chosen.predicted().point()), 100 * error));
        for (Row r : rows) {
            out.append(String.format(Locale.ROOT, "          %-9s measured %s (%s to %s), predicted %s to %s: %s%n",
                    r.model().id(), Units.readable(r.measured().point()), Units.readable(r.measured().low()),
                    Units.readable(r.measured().high()), Units.readable(r.predicted().low()),
                    Units.readable(r.predicted().high()), r.held() ? "as predicted" : "outside of it"));
        }
        fastest().filter(f -> f.model() != chosen.model()).ifPresent(f -> out.append(String.format(Locale.ROOT,
                "          the fastest here was %s, by %.0f %%%n", f.model().id(),
                100 * (chosen.measured().point() / f.measured().point() - 1))));
        note.ifPresent(n -> out.append("          ").append(n).append('\n'));
        return out.toString();
    }

    private Optional<Row> fastest() {
        return rows.stream().min(Comparator.comparing(r -> r.measured().point()));
    }

    /** For {@code advise --format json}. */
    public ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Row r : rows) {
            ObjectNode row = array.addObject().put("model", r.model().id()).put("runs", r.runs())
                    .put("held", r.held());
            row.set("predictedMs", json(r.predicted()));
            row.set("measuredMs", json(r.measured()));
        }
        return array;
    }

    private static ObjectNode json(Estimate e) {
        return JsonNodeFactory.instance.objectNode().put("estimate", e.point()).put("low", e.low())
                .put("high", e.high());
    }
}
