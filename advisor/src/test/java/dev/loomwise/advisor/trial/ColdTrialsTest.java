package dev.loomwise.advisor.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: a cold start is a program of its own, timed from its start to its end. */
class ColdTrialsTest {
    private static final Candidate VIRTUAL = new Candidate(ConcurrencyModel.VIRTUAL, new Settings(3, 0, 2));
    private static final Candidate SYNC = new Candidate(ConcurrencyModel.SYNC, new Settings(1, 0, 2));

    @TempDir
    private Path run;

    private static ObjectNode keys(String json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    @Test
    void programs_wait_and_call_and_take_longer_than_the_start_of_a_jvm_and_their_waits() throws IOException {
        try (ColdTrial trial = ColdTrial.open()) {
            Map<Candidate, List<Run>> slept = trial.measure(new TrialPlan(
                    keys("{\"tasks\":\"3\",\"wait\":\"100ms\",\"start\":\"cold\"}"), List.of(VIRTUAL, SYNC), 2,
                    Load.NONE, 1));
            assertTrue(slept.getOrDefault(SYNC, List.of()).stream().allMatch(r -> r.timeMs() > 310), slept.toString());
            assertTrue(slept.getOrDefault(VIRTUAL, List.of()).stream().allMatch(r -> r.timeMs() > 110),
                    slept.toString());
            double together = slept.getOrDefault(VIRTUAL, List.of()).stream().mapToDouble(Run::timeMs).min()
                    .orElseThrow();
            assertTrue(together < 300, "three waits at once took " + together);

            List<Run> called = trial.measure(new TrialPlan(
                    keys("{\"tasks\":\"3\",\"wait\":\"20ms\",\"io\":\"http\",\"start\":\"cold\"}"), List.of(VIRTUAL), 1,
                    Load.NONE, 1)).getOrDefault(VIRTUAL, List.of());
            assertTrue(called.getFirst().timeMs() > together, "a client is loaded: " + called.getFirst().timeMs());
        }
    }

    @Test
    void what_cannot_be_a_one_shot_program_here_is_said() throws IOException {
        for (String json : List.of("{\"shape\":\"service\",\"rate\":\"10/s\"}",
                "{\"io\":\"file\",\"bytes\":\"4KB\",\"tasks\":5}",
                "{\"tasks\":5,\"mix\":[{\"share\":\"50%\"},{\"share\":\"50%\",\"cpu\":\"9ms\"}]}")) {
            assertTrue(ColdTrial.unable(ProfileKeys.profile(keys(json))).isPresent(), json);
        }
        assertEquals(Optional.empty(), ColdTrial.unable(ProfileKeys.profile(keys("{\"tasks\":3,\"wait\":\"1ms\"}"))));
    }

    private static Trialled made(TrialPlan plan) {
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        plan.candidates().forEach(c -> runs.put(c, List.of(Run.took(81.5))));
        return new Trialled(plan, runs);
    }

    @Test
    void each_model_is_started_and_a_client_is_called_few_times_and_often() {
        List<TrialPlan> plans = ColdTrials.plans(2);
        assertEquals(Set.of(ConcurrencyModel.values()), plans.stream().flatMap(p -> p.candidates().stream())
                .map(Candidate::model).collect(Collectors.toSet()));
        assertEquals(List.of(3, 1000), plans.stream().map(TrialPlan::profile)
                .filter(p -> p.path("io").asText().equals("http")).map(p -> p.path("tasks").asInt()).toList());
        assertTrue(plans.stream().allMatch(p -> ColdTrial.unable(ProfileKeys.profile(p.profile())).isEmpty()));
    }

    @Test
    void what_is_there_is_read_back_and_an_interrupted_run_keeps_nothing() throws Exception {
        IOException interrupted = assertThrows(IOException.class,
                () -> ColdTrials.beside(run, 2, () -> true, (done, total) -> {}));
        assertEquals("interrupted", interrupted.getMessage());
        assertEquals(List.of(), ColdTrials.read(run));
        List<String> lines = ColdTrials.plans(2).stream().map(p -> made(p).toJson().toString()).toList();
        Files.write(run.resolve("cold.jsonl"), lines);
        assertEquals(lines, ColdTrials.beside(run, 2, () -> true, (done, total) -> {
            throw new AssertionError("measured again");
        }).stream().map(t -> t.toJson().toString()).toList());
        Files.writeString(run.resolve("cold.jsonl"), "{\"plan\":");
        assertThrows(IOException.class, () -> ColdTrials.read(run));
    }
}
