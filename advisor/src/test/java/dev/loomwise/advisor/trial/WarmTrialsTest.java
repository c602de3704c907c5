package dev.loomwise.advisor.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.stub.StubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: what calls cost is measured once a run, under every model, and read back as it was. */
class WarmTrialsTest {
    @TempDir
    private Path run;

    private static Trialled made(TrialPlan plan) {
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        for (Candidate candidate : plan.candidates()) {
            runs.put(candidate, plan.load().any()
                    ? List.of(new Run(0, new int[]{3100, 3200, 9000}, 1500, true, 0.02))
                    : List.of(Run.took(120.5), Run.took(121)));
        }
        return new Trialled(plan, runs);
    }

    private void write(List<String> lines) throws IOException {
        Files.write(run.resolve("warm.jsonl"), lines);
    }

    @Test
    void each_model_is_tried_in_batches_and_those_that_serve_in_a_service_too() {
        Set<ConcurrencyModel> batches = WarmTrials.plans(2).stream().filter(p -> !p.load().any())
                .flatMap(p -> p.candidates().stream()).map(Candidate::model).collect(Collectors.toSet());
        assertTrue(batches.containsAll(Set.of(ConcurrencyModel.SYNC, ConcurrencyModel.VIRTUAL,
                ConcurrencyModel.PLATFORM, ConcurrencyModel.FORKJOIN, ConcurrencyModel.ASYNC)), batches.toString());
        assertEquals(3, WarmTrials.plans(2).stream().filter(p -> p.load().any())
                .flatMap(p -> p.candidates().stream()).map(Candidate::model).distinct().count());
    }

    @Test
    void calls_of_a_stub_on_another_machine_are_not_taken_for_calls_of_one_that_shares_these_cores() {
        assertEquals(Set.of("local"), downstreamOfCalls());
        System.setProperty(StubProcess.REMOTE, "192.0.2.1:8080");
        try {
            assertEquals(Set.of("remote"), downstreamOfCalls());
        } finally {
            System.clearProperty(StubProcess.REMOTE);
        }
    }

    private static Set<String> downstreamOfCalls() {
        return WarmTrials.plans(2).stream().map(TrialPlan::profile).filter(p -> p.path("io").asText().equals("http"))
                .map(p -> p.path("downstream").asText()).collect(Collectors.toSet());
    }

    @Test
    void what_is_there_is_read_back_and_not_measured_again() throws Exception {
        List<Trialled> all = WarmTrials.plans(2).stream().map(WarmTrialsTest::made).toList();
        write(all.stream().map(t -> t.toJson().toString()).toList());
        int service = all.indexOf(all.stream().filter(t -> t.load().any()).findFirst().orElseThrow());
        List<Trialled> read = WarmTrials.beside(run, 2, () -> true, (done, total) -> {
            throw new AssertionError("measured again");
        });
        assertEquals(all.stream().map(t -> t.toJson().toString()).toList(),
                read.stream().map(t -> t.toJson().toString()).toList());
        assertArrayEquals(all.get(service).arrivals(0), read.get(service).arrivals(0));
        assertEquals(1000, read.get(service).arrivals(0).length);
    }

    @Test
    void a_damaged_file_is_said_and_an_interrupted_run_keeps_nothing() throws Exception {
        IOException interrupted = assertThrows(IOException.class,
                () -> WarmTrials.beside(run, 2, () -> true, (done, total) -> {}));
        assertEquals("interrupted", interrupted.getMessage());
        assertEquals(List.of(), WarmTrials.read(run));
        for (String line : List.of("{\"plan\":", "{}", "{\"plan\":{\"profile\":{},\"candidates\":[{}]}}")) {
            write(List.of(line));
            assertThrows(IOException.class, () -> WarmTrials.read(run), line);
        }
    }
}
