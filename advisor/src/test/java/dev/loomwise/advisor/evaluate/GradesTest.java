package dev.loomwise.advisor.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.evaluate.Grade.Metric;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: a policy loses what its choice takes longer than the best, and an error is what a prediction was off. */
class GradesTest {
    private static final String WAITING = "{\"tasks\":400,\"wait\":\"20ms\",\"cpu\":\"200us\"}";
    private static final String COMPUTING = "{\"tasks\":400,\"cpu\":\"1ms\"}";

    private final Grader grader = new Grader(Made.EVIDENCE);

    private static WorkloadProfile profile(String keys) {
        return ProfileKeys.profile(Made.keys(keys));
    }

    @Test
    void what_the_advice_names_loses_nothing_when_it_is_the_fastest_and_half_when_it_takes_half_as_long_again() {
        ConcurrencyModel advised = Advisor.advise(profile(WAITING), Made.EVIDENCE).chosen().model();
        Grade best = grader.grade(Made.batch(0, WAITING, Made.fastest(advised, 100, 150)));
        assertEquals(0, best.loss(Grade.ADVICE), 1e-9);
        Grade worse = grader.grade(Made.batch(0, WAITING, Made.fastest(ConcurrencyModel.SYNC, 100, 150)));
        assertEquals(0.5, worse.loss(Grade.ADVICE), 1e-9);
        assertEquals(0, worse.loss("always sync"), 1e-9);
        assertEquals(0.5, worse.loss("always virtual"), 1e-9);
    }

    @Test
    void the_oracle_chooses_by_one_half_and_is_graded_on_the_other() {
        // Virtual is the faster one in the even repetitions, all others in the odd ones.
        Grade grade = grader.grade(Made.batch(0, WAITING, p -> p.model() == ConcurrencyModel.VIRTUAL
                ? new double[]{100, 200, 100, 200, 100, 200}
                : new double[]{150, 150, 150, 150, 150, 150}));
        assertEquals((200 / 150.0 - 1 + 150 / 100.0 - 1) / 2, grade.loss(Grade.ORACLE), 1e-9);
    }

    @Test
    void what_the_advice_names_is_graded_by_all_repetitions_and_for_the_oracle_s_sake_by_halves() {
        ConcurrencyModel advised = Advisor.advise(profile(WAITING), Made.EVIDENCE).chosen().model();
        // In the even repetitions it takes twice as long as the others; the median of all is 150.
        Grade grade = grader.grade(Made.batch(0, WAITING, p -> p.model() == advised
                ? new double[]{200, 100, 200, 100, 200, 100}
                : new double[]{100, 100, 100, 100, 100, 100}));
        assertEquals(0.5, grade.loss(Grade.ADVICE), 1e-9);
        assertEquals((1.0 + 0.0) / 2, grade.loss(Grade.HALVED), 1e-9);
    }

    @Test
    void a_pool_that_was_not_measured_is_graded_as_the_nearest_one() {
        WorkloadProfile profile = profile(WAITING);
        int goetz = Baseline.GOETZ.poolSize(profile, 2).orElseThrow();
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        runs.put(new Candidate(ConcurrencyModel.PLATFORM, new Settings(2, 0, 2)),
                List.of(Run.took(300), Run.took(300)));
        runs.put(new Candidate(ConcurrencyModel.PLATFORM, new Settings(goetz + 1, 0, 2)),
                List.of(Run.took(110), Run.took(110)));
        runs.put(new Candidate(ConcurrencyModel.VIRTUAL, new Settings(2, 0, 2)), List.of(Run.took(100), Run.took(100)));
        Grade grade = grader
                .grade(new MeasuredProfile(new MeasuredProfile.Origin(false, 7, 0), Made.keys(WAITING), runs,
                        Map.of()));
        assertEquals(0.1, grade.loss("Goetz's formula"), 1e-9);
        assertEquals(2.0, grade.loss("always platform"), 1e-9);
    }

    @Test
    void a_prediction_that_comes_true_has_no_error_and_lies_in_its_interval() {
        Grade grade = grader.grade(Made.batch(0, WAITING, Made.asPredicted()));
        assertEquals(5, grade.checks().size());
        for (Grade.Check check : grade.checks()) {
            assertEquals(Metric.TIME, check.metric());
            assertEquals(0, check.error(), 1e-9);
            assertTrue(check.held());
        }
        Grade off = grader.grade(Made.batch(0, WAITING, p -> {
            double[] times = new double[6];
            java.util.Arrays.fill(times, 2 * p.metricMs());
            return times;
        }));
        off.checks().forEach(check -> assertEquals(0.5, check.error(), 1e-9));
        assertTrue(off.checks().stream().noneMatch(Grade.Check::held));
    }

    @Test
    void scores_count_profiles_and_take_batches_and_services_apart() {
        ConcurrencyModel advised = Advisor.advise(profile(WAITING), Made.EVIDENCE).chosen().model();
        Grade good = grader.grade(Made.batch(0, WAITING, Made.fastest(advised, 100, 150)));
        Grade bad = grader.grade(Made.batch(1, WAITING, Made.fastest(ConcurrencyModel.SYNC, 100, 107)));
        List<Scores> scores = Scores.apart(List.of(good, good, bad));
        assertEquals(1, scores.size());
        Scores.Policy advice = scores.getFirst().policies().values().iterator().next();
        assertEquals(2 / 3.0, advice.within().getFirst().point(), 1e-9, "within 5 %");
        assertEquals(1, advice.within().get(1).point(), 1e-9, "within 10 %");
        assertEquals(0.07 / 3, advice.meanLoss().point(), 1e-9);
        assertEquals(0.07, advice.worst(), 1e-9);
    }

    @Test
    void the_simple_rules_say_what_they_say() {
        WorkloadProfile waiting = profile(WAITING);
        WorkloadProfile computing = profile(COMPUTING);
        assertEquals(ConcurrencyModel.VIRTUAL, Baseline.ONE_LINE.choose(waiting));
        assertEquals(ConcurrencyModel.FORKJOIN, Baseline.ONE_LINE.choose(computing));
        assertEquals(ConcurrencyModel.ASYNC, Baseline.TREE.choose(waiting));
        assertEquals(ConcurrencyModel.FORKJOIN, Baseline.TREE.choose(computing));
        assertEquals(ConcurrencyModel.PLATFORM, Baseline.TREE.choose(profile("{\"tasks\":40,\"wait\":\"20ms\"}")));
        assertEquals(ConcurrencyModel.SYNC, Baseline.QUESTIONS.choose(computing));
        assertEquals(ConcurrencyModel.BRIDGE,
                Baseline.ONE_LINE.choose(profile("{\"shape\":\"service\",\"rate\":\"99/s\","
                        + "\"mix\":[{\"share\":\"99%\",\"cpu\":\"1ms\"},{\"share\":\"1%\",\"cpu\":\"200ms\"}]}")));
        // 20 ms of waiting, 0.2 ms of computing, two cores: 2 · (1 + 100).
        assertEquals(202, Baseline.GOETZ.poolSize(waiting, 2).orElseThrow());
        assertEquals(2, Baseline.GOETZ.poolSize(computing, 2).orElseThrow());
        assertEquals(400, Baseline.GOETZ.poolSize(profile("{\"tasks\":400,\"wait\":\"20ms\"}"), 2).orElseThrow());
    }

    @Test
    void what_was_measured_is_read_as_it_was_written_also_after_a_kill_in_the_middle_of_a_line(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve(Measurements.FILE);
        MeasuredProfile first = Made.batch(0, WAITING, Made.asPredicted());
        MeasuredProfile second = Made.batch(1, COMPUTING, Made.asPredicted());
        Measurements.append(file, first);
        Files.writeString(file, "{\"group\":\"bat", StandardOpenOption.APPEND);
        assertEquals(List.of(first.origin()), Measurements.read(file).stream().map(MeasuredProfile::origin).toList());
        Measurements.append(file, second);
        List<MeasuredProfile> read = Measurements.read(file);
        assertEquals(List.of(first.origin(), second.origin()), read.stream().map(MeasuredProfile::origin).toList());
        assertEquals(first.toJson(), read.getFirst().toJson());
        Files.writeString(file, "nonsense\n" + Files.readString(file));
        String mistake = String
                .valueOf(assertThrows(BadInputException.class, () -> Measurements.read(file)).getMessage());
        assertTrue(mistake.contains("line 1"), mistake);
    }

    @Test
    void the_same_seed_draws_the_same_profiles_and_each_is_one_that_can_be_advised_on() {
        RandomProfiles one = new RandomProfiles(11, 2, List.of("timer", "http", "jdbc"));
        RandomProfiles two = new RandomProfiles(11, 2, List.of("timer", "http", "jdbc"));
        for (int i = 0; i < 300; i++) {
            var keys = i % 3 == 2 ? one.service() : one.batch();
            assertEquals(keys, i % 3 == 2 ? two.service() : two.batch());
            WorkloadProfile profile = ProfileKeys.profile(keys);
            assertTrue(profile.io() != WorkloadProfile.Io.JDBC || (profile.inFlight() >= 1 && profile.inFlight() <= 50),
                    keys::toString);
        }
    }
}
