package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: only what belongs together is joined, and what cannot be continued is said in one line. */
class SavedRunTest {
    private static final Machine HERE = new Machine("a", "Example CPU", 2, 8192, "Linux 6.1", "none", "25.0.3",
            "OpenJDK");

    @TempDir
    private Path folder;

    private void manifest(@Nullable Sampling sampling) throws Exception {
        Plan plan = new Plan("quick", Forks.six(), Duration.ofSeconds(60), 7);
        Manifest manifest = new Manifest(Manifest.FORMAT, "run", Instant.EPOCH, null, false, null, plan.preset(),
                plan.seed(), "0.1.0", null, HERE, 2.4, 0.97, 6, List.of(), List.of(), sampling, Fitness.UNKNOWN,
                List.of());
        RunFolder.create(folder).write(manifest);
    }

    private static Sampling sampling(Fork... forks) {
        SamplingReport report = new SamplingReport(StopRule.USUAL);
        return new Sampling("rule", StopRule.USUAL, 60_000, 1234, List.of(), null, Forks.six().stream().map(c -> {
            CellState state = new CellState(c, 7);
            for (Fork fork : forks) {
                if (fork.params().equals(c.params())) {
                    state.add(fork);
                }
            }
            return report.record(state);
        }).toList());
    }

    private String refusal() {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> SavedRun.read(folder)).getMessage());
    }

    @Test
    void a_saved_run_knows_its_plan_and_what_it_has_spent() throws Exception {
        manifest(sampling());
        try (Journal journal = Journal.open(folder)) {
            journal.add(Forks.of(Forks.six().get(2), 1, 2, 3));
        }
        SavedRun run = SavedRun.read(folder);
        assertEquals(Forks.six(), run.plan().cells());
        assertEquals(Duration.ofSeconds(60), run.plan().budget());
        assertEquals(1234, run.spentMs());
        assertEquals(1, run.forks().size());
    }

    @Test
    void another_processor_or_jdk_is_refused_and_another_name_is_not() throws Exception {
        manifest(sampling());
        SavedRun run = SavedRun.read(folder);
        assertDoesNotThrow(() -> run.mustBeOf(new Machine("b", "Example CPU", 2, 4096, "Linux 6.1", "none", "25.0.3",
                "OpenJDK")));
        for (Machine other : List.of(
                new Machine("a", "Other CPU", 2, 8192, "Linux 6.1", "none", "25.0.3", "OpenJDK"),
                new Machine("a", "Example CPU", 4, 8192, "Linux 6.1", "none", "25.0.3", "OpenJDK"),
                new Machine("a", "Example CPU", 2, 8192, "Linux 6.1", "none", "21.0.8", "OpenJDK"))) {
            var said = assertThrows(IllegalArgumentException.class, () -> run.mustBeOf(other));
            assertTrue(String.valueOf(said.getMessage()).contains("continue there, or measure anew"), said.toString());
        }
    }

    @Test
    void a_run_that_has_lost_its_journal_is_not_measured_over() throws Exception {
        manifest(sampling(Forks.of(Forks.six().getFirst(), 1, 2, 3)));
        assertTrue(refusal().contains("it has lost its forks.jsonl"), refusal());
    }

    @Test
    void a_run_that_died_before_its_first_fork_goes_on() throws Exception {
        manifest(sampling());
        assertEquals(List.of(), SavedRun.read(folder).forks());
    }

    @Test
    void an_older_or_foreign_folder_is_refused() throws Exception {
        assertTrue(refusal().contains("there is no run.json"), refusal());
        manifest(null);
        assertTrue(refusal().contains("an older loomwise wrote it"), refusal());
        Files.writeString(folder.resolve("run.json"), "{\"format\":99}");
        assertTrue(refusal().contains("newer loomwise"), refusal());
        Files.writeString(folder.resolve("run.json"), "{\"format\":2");
        assertTrue(refusal().contains("not a manifest"), refusal());
    }
}
