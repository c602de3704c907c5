package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Load;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.advisor.trial.TrialPlan;
import dev.loomwise.advisor.trial.Trialled;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Invariant: what reading costs is read off two sizes, and off nothing less. */
class FileReadsTest {
    /** 3 us a read and 0.1 ns a byte; 20 us more through a channel. */
    private static final Trialled SMALL = read(1000, "4KB",
            Map.of(ConcurrencyModel.SYNC, 3.4096, ConcurrencyModel.ASYNC, 23.4096 / 2));
    private static final Trialled LARGE = read(100, "1MB", Map.of(ConcurrencyModel.SYNC, 10.7858));

    private static Trialled read(int tasks, String bytes, Map<ConcurrencyModel, Double> ms) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode().put("io", "file").put("tasks", tasks).put("bytes",
                bytes);
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        ms.forEach((model, time) -> runs.put(new Candidate(model, new Settings(2, 0, 2)),
                List.of(Run.took(time))));
        return new Trialled(new TrialPlan(keys, List.copyOf(runs.keySet()), 1, Load.NONE, 1), runs);
    }

    private static Calibration learnt(List<Trialled> from) {
        Calibration reference = CalibrationStore.reference();
        Map<String, Calibration.Fit> fits = new TreeMap<>(reference.fits());
        fits.keySet().removeIf(key -> key.startsWith("file/"));
        fits.putAll(FileReads.fits(from, 2));
        return new Calibration(reference.format(), reference.run(), reference.measured(), reference.machine(),
                reference.parallelSpeed(), reference.fitness(), fits, reference.cold());
    }

    @Test
    void two_sizes_tell_what_a_read_and_a_byte_cost() {
        FileReads reads = FileReads.of(learnt(List.of(LARGE, SMALL)));
        assertEquals(3_000, reads.openNs(), 30);
        assertEquals(0.1, reads.byteNs(), 0.001);
        assertEquals(20_000, reads.channelNs(), 30);
    }

    @Test
    void one_size_tells_nothing_and_the_answer_says_that_it_is_the_usual() {
        WorkloadProfile profile = SMALL.profile();
        for (List<Trialled> less : List.of(List.<Trialled>of(), List.of(SMALL), List.of(SMALL, SMALL),
                List.of(LARGE, LARGE))) {
            Calibration calibration = learnt(less);
            assertEquals(FileReads.USUAL, FileReads.of(calibration));
            assertTrue(Gap.of(profile, calibration).stream().anyMatch(g -> g.what().contains("usual speed")));
        }
        assertFalse(Gap.of(profile, learnt(List.of(SMALL, LARGE))).stream()
                .anyMatch(g -> g.what().contains("usual speed")));
    }

    @Test
    void the_costs_survive_the_file_they_are_kept_in() throws Exception {
        Calibration calibration = learnt(List.of(SMALL, LARGE));
        Calibration read = CalibrationJson.read(CalibrationStore.text(calibration).getBytes(StandardCharsets.UTF_8));
        assertEquals(FileReads.of(calibration).byteNs(), FileReads.of(read).byteNs(), 0.001);
    }

    @Test
    void a_file_twice_as_large_costs_more_and_a_profile_without_files_nothing() {
        FileReads reads = new FileReads(3_000, 0.1, 20_000);
        ObjectNode keys = SMALL.plan().profile();
        WorkloadProfile small = ProfileKeys.profile(keys);
        WorkloadProfile large = ProfileKeys.profile(keys.deepCopy().put("bytes", "8KB"));
        assertEquals(3_409.6, reads.cpuNanos(small, ConcurrencyModel.SYNC, 1), 0.1);
        assertEquals(3_819.2, reads.cpuNanos(large, ConcurrencyModel.SYNC, 1), 0.1);
        assertEquals(2 * 23_409.6, reads.cpuNanos(small, ConcurrencyModel.ASYNC, 2), 0.1);
        ObjectNode none = JsonNodeFactory.instance.objectNode().put("cpu", "1ms").put("tasks", 10);
        assertEquals(0, reads.cpuNanos(ProfileKeys.profile(none), ConcurrencyModel.SYNC, 1));
        assertTrue(FileReads.error(small) > 0, "a straight line through two sizes is no exact truth");
        assertEquals(0, FileReads.error(ProfileKeys.profile(none)));
    }
}
