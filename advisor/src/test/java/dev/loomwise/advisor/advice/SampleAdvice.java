package dev.loomwise.advisor.advice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Flat;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.ServiceFigures;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers with made-up numbers, so that their forms can be compared whatever the simulator thinks today. */
public final class SampleAdvice {
    private static final Caution CAUTION = new Caution("no-limit", Caution.Severity.WARNING,
            "nothing limits the tasks in flight", "Two thousand connections at once are more than most servers take.",
            "Set in-flight to what the other side allows.", "JEP 444");

    private SampleAdvice() {}

    /** Five candidates, three of which tie. */
    public static Recommendation batch() {
        return advice("{tasks: 2000, wait: 200ms, cpu: 1ms}", 1000, ConcurrencyModel.VIRTUAL,
                List.of(ConcurrencyModel.ASYNC, ConcurrencyModel.PLATFORM),
                "It is the simplest within 5 % of the best, async (1.04 s against 1.02 s). 99.5 % of a task is waiting.",
                List.of(CAUTION),
                time(ConcurrencyModel.ASYNC, 1020, 1004, 1101.5, 74, "no thread waits"),
                time(ConcurrencyModel.VIRTUAL, 1040, 1010, 1130, 79.4, "a thread per task"),
                time(ConcurrencyModel.PLATFORM, 1065.25, 1012, 1200, 334, "pool of 1200"),
                time(ConcurrencyModel.FORKJOIN, 201_400, 199_000, 203_000, 70, "2 workers, blocked while a task waits"),
                time(ConcurrencyModel.SYNC, 402_345, 400_000, 404_000, 69.2, "one task after the other"));
    }

    /** The pool is chosen, today's pool is smaller, and another answer is near. */
    public static Recommendation today() {
        Recommendation a = batch();
        Prediction pool = a.candidates().get(2);
        Prediction now = time(ConcurrencyModel.PLATFORM, 2100, 2040, 2200, 90, "pool of 200");
        Today today = new Today(now, pool, Optional.of(new Estimate(1.97, 1.75, 2.2)), Today.Verdict.WORTH_A_CHANGE);
        TurningPoint more = new TurningPoint("cpu", 1.4, "1.40 ms", "1.40 ms of CPU per task",
                time(ConcurrencyModel.FORKJOIN, 1500, 1400, 1600, 80, "2 workers"));
        TurningPoint fewer = new TurningPoint("tasks", 0.25, "500", "500 tasks",
                time(ConcurrencyModel.SYNC, 1500, 1400, 1600, 80, "one task after the other"));
        return new Recommendation(a.profile(), pool, List.of(), a.reason(), a.candidates(), a.limitMs(), a.cautions(),
                a.evidence()).withToday(today).withTurningPoints(List.of(more, fewer));
    }

    /** A latency, a goal and a candidate that cannot; a mix whose share is small. */
    public static Recommendation service() {
        return advice("{rate: 300/s, wait: 5ms, cpu: 1ms, p99: 20ms,"
                + " mix: [{share: 99.95%}, {share: 0.05%, cpu: 200ms}]}", 6.1, ConcurrencyModel.BRIDGE, List.of(),
                "It is the simplest model that meets the goal of 20.0 ms (12.1 ms). 83.3 % of a task is waiting.",
                List.of(), latency(ConcurrencyModel.BRIDGE, 6.4, 12.1), latency(ConcurrencyModel.PLATFORM, 6.5, 12.8),
                latency(ConcurrencyModel.ASYNC, 6.4, 170), latency(ConcurrencyModel.VIRTUAL, 6.8, 180),
                cannot(ConcurrencyModel.FORKJOIN, 283.27), cannot(ConcurrencyModel.SYNC, 160.9));
    }

    /** More than is predicted: a lower bound and no time. */
    public static Recommendation bound() {
        return advice("{tasks: 1000000000000000000, wait: 1h}", 3.6e6, ConcurrencyModel.VIRTUAL, List.of(),
                "It is the fastest. 100.0 % of a task is waiting.", List.of(),
                time(ConcurrencyModel.VIRTUAL, 4e6, 3.6e6, 5e6, 900_000, "a thread per task"),
                time(ConcurrencyModel.SYNC, 3.6e14, 3.5e14, 4e14, 69, "one task after the other"));
    }

    /** A hostile machine in the evidence and hostile words in the table. */
    public static Recommendation with(String why) {
        Recommendation a = batch();
        List<Prediction> candidates = a.candidates().stream()
                .map(p -> new Prediction(p.model(), p.settings(), p.flat(), p.feasible(), p.timeMs(), p.service(),
                        p.memoryMb(), p.extrapolated(), why))
                .toList();
        Caution caution = new Caution(why, Caution.Severity.INFO, why, why, why, why);
        return new Recommendation(a.profile(), candidates.get(1), a.tiedWith(), why, candidates, a.limitMs(),
                List.of(caution), a.evidence());
    }

    private static Recommendation advice(String yaml, double limitMs, ConcurrencyModel chosen,
            List<ConcurrencyModel> ties, String reason, List<Caution> cautions, Prediction... candidates) {
        List<Prediction> all = List.of(candidates);
        Prediction best = all.stream().filter(p -> p.model() == chosen).findFirst().orElseThrow();
        return new Recommendation(profile(yaml), best, ties, reason, all, limitMs, cautions, evidence());
    }

    private static WorkloadProfile profile(String yaml) {
        try {
            return ProfileKeys.profile((ObjectNode) new YAMLMapper().readTree(yaml));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(yaml, e);
        }
    }

    private static CalibrationStore.Found evidence() {
        try {
            Path run = Path.of(Objects.requireNonNull(SampleAdvice.class.getResource("run")).toURI());
            return new CalibrationStore.Found(CalibrationStore.ofRun(run).calibration(), true);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Prediction time(ConcurrencyModel model, double point, double low, double high, double mb,
            String why) {
        boolean pool = model == ConcurrencyModel.PLATFORM;
        return new Prediction(model, pool ? settings().withPoolSize(1200) : settings(),
                pool ? Optional.of(new Flat("poolSize", 1200, 2000)) : Optional.empty(), true,
                Optional.of(new Estimate(point, low, high)), ServiceFigures.NONE, mb, false, why);
    }

    private static Prediction latency(ConcurrencyModel model, double p50, double p99) {
        return new Prediction(model, settings(), Optional.empty(), true, Optional.empty(),
                new ServiceFigures(around(p50), around(p99), around(2 * p99), around(1_987.654),
                        model == ConcurrencyModel.BRIDGE ? around(812.3456) : Optional.empty(),
                        List.of(ofClass(0.9995, p50), ofClass(0.0005, 30 * p50))),
                75, false, "a pool of 2 for the computing");
    }

    private static Prediction cannot(ConcurrencyModel model, double rate) {
        return new Prediction(model, settings(), Optional.empty(), false, Optional.empty(),
                new ServiceFigures(Optional.empty(), Optional.empty(), Optional.empty(), around(rate), Optional.empty(),
                        List.of()),
                69, false, "carries about " + Math.round(rate)
                        + " requests per second; at more its queue grows without end");
    }

    private static ServiceFigures.OfClass ofClass(double share, double p50) {
        return new ServiceFigures.OfClass(share, around(p50).orElseThrow(), around(2 * p50).orElseThrow());
    }

    private static Optional<Estimate> around(double value) {
        return Optional.of(new Estimate(value, value * 0.9, value * 1.1));
    }

    private static Settings settings() {
        return new Settings(2000, 0, 2);
    }

    /** All of them. */
    static List<Recommendation> all() {
        return new ArrayList<>(List.of(batch(), service(), bound(), today()));
    }
}
