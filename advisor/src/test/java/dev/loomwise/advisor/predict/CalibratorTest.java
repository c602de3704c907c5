package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.TaskClass;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.Simulator;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Load;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.advisor.trial.TrialPlan;
import dev.loomwise.advisor.trial.Trialled;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.data.Study;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: the costs that made the times of calls are found in them, whatever half compiled forks say. */
class CalibratorTest {
    private static final ConcurrencyModel MODEL = ConcurrencyModel.VIRTUAL;
    /** Every group of costs is so many times the usual. */
    private static final double DEARER = 1.6;

    @TempDir
    private Path folder;
    private Study study;

    @BeforeEach
    void read() throws Exception {
        for (String file : List.of("run.json", "results.json")) {
            try (InputStream in = CalibratorTest.class.getResourceAsStream("/dev/loomwise/advisor/page/run/" + file)) {
                Files.write(folder.resolve(file), Objects.requireNonNull(in).readAllBytes());
            }
        }
        study = Study.read(folder);
    }

    private Costs dear() {
        Costs usual = UsualCosts.on(study.manifest().orElseThrow().nanosPerUnit(), "http", MODEL)
                .withParallelSpeed(study.manifest().orElseThrow().parallelSpeed());
        double[] knobs = new double[Knob.values().length];
        java.util.Arrays.fill(knobs, Math.log(DEARER));
        return Knob.turn(usual, knobs);
    }

    private static ObjectNode keys(int tasks, String wait, int inFlight) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode().put("io", "http").put("downstream", "local")
                .put("tasks", tasks).put("wait", wait).put("cpu", "20us");
        return inFlight == 0 ? keys : keys.put("in-flight", inFlight);
    }

    private Trialled tried(ObjectNode keys) {
        int inFlight = keys.path("in-flight").asInt();
        Candidate candidate = new Candidate(MODEL, new Settings(1000, inFlight, 2));
        double ms = Simulator.run(Scenarios.of(ProfileKeys.profile(keys), MODEL, candidate.settings(), 2, 0,
                FileReads.USUAL), dear())
                .makespanNs() / 1e6;
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        runs.put(candidate, List.of(Run.took(ms)));
        return new Trialled(new TrialPlan(keys, List.of(candidate), 1, Load.NONE, 1), runs);
    }

    @Test
    void calls_from_a_long_lived_process_teach_what_calls_cost() {
        List<Trialled> calls = List.of(tried(keys(1000, "2ms", 50)), tried(keys(1000, "100ms", 0)),
                tried(keys(40, "5ms", 0)), tried(keys(1000, "5ms", 0)), tried(keys(3000, "20ms", 0)));
        Calibration forks = Calibrator.calibrate(study, study.manifest().orElseThrow());
        Calibration warm = Calibrator.calibrate(study, study.manifest().orElseThrow(), calls, List.of());
        ObjectNode unseen = keys(700, "10ms", 0);
        double truth = tried(unseen).runs().values().iterator().next().getFirst().timeMs();
        assertEquals(truth, ms(warm, unseen), 0.07 * truth);
        assertTrue(Math.abs(ms(forks, unseen) - truth) > 0.15 * truth, "forks alone would have told it too");
        assertEquals(forks.fit("timer", MODEL).orElseThrow().costs(), warm.fit("timer", MODEL).orElseThrow().costs(),
                "nothing was said of timers");
    }

    @Test
    void a_pool_of_two_holds_two_tasks_of_many() {
        Scenario computing = Scenario.batch(ConcurrencyModel.PLATFORM, new Settings(2, 0, 2), 2, 20_000,
                TaskClass.of(0, 5000, 1));
        assertEquals(2, Observation.batch(computing, 50, Double.NaN, Double.NaN, 110).width());
        assertEquals(20_000, Observation.batch(computing.withModel(ConcurrencyModel.VIRTUAL, new Settings(2, 0, 2)), 50,
                Double.NaN, Double.NaN, 110).width());
        assertEquals(50, Observation.batch(computing.withModel(ConcurrencyModel.VIRTUAL, new Settings(2, 0, 2))
                .withInFlight(50), 50, Double.NaN, Double.NaN, 110).width());
    }

    @Test
    void memory_that_no_fork_told_is_that_of_plain_threads_with_what_a_task_of_this_model_holds() {
        Candidate bridge = new Candidate(ConcurrencyModel.BRIDGE, new Settings(2, 0, 2));
        Trialled calls = new Trialled(new TrialPlan(keys(100, "5ms", 0), List.of(bridge), 1, Load.NONE, 1),
                Map.of(bridge, List.of(Run.took(20))));
        Calibration calibration = Calibrator.calibrate(study, study.manifest().orElseThrow(), List.of(calls),
                List.of());
        Calibration.Fit threads = calibration.fit("http", ConcurrencyModel.PLATFORM).orElseThrow();
        Calibration.Fit fit = calibration.fit("http", ConcurrencyModel.BRIDGE).orElseThrow();
        assertTrue(threads.baseMb() > 80, threads.toString());
        assertEquals(threads.baseMb(), fit.baseMb(), 0.2 * threads.baseMb());
        assertTrue(fit.perTaskMb() <= threads.perTaskMb(), fit + " beside " + threads);
    }

    private static double ms(Calibration calibration, ObjectNode keys) {
        return SimulatedPredictor.predict(calibration, ProfileKeys.profile(keys), MODEL, new Settings(1000, 0, 2))
                .timeMs().orElseThrow().point();
    }

    @Test
    void a_run_that_a_neighbour_held_up_teaches_no_costs() {
        assertEquals(105, Calibrator.quiet(List.of(Run.took(390), Run.took(100), Run.took(110))), 1e-9);
        assertEquals(100, Calibrator.quiet(List.of(Run.took(100))), 1e-9);
        assertEquals(102.5,
                Calibrator.quiet(DoubleStream.of(101, 102, 103, 104, 160, 170).mapToObj(Run::took).toList()), 1e-9);
    }
}
