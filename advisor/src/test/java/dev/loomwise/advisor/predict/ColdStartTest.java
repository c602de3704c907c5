package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant: what one-shot programs took is what is promised for programs of that kind. */
class ColdStartTest {
    private static final ConcurrencyModel VIRTUAL = ConcurrencyModel.VIRTUAL;

    private static ObjectNode keys(String io, int tasks) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree("{\"io\":\"" + io + "\",\"tasks\":" + tasks
                + ",\"wait\":\"1ms\",\"cpu\":\"5us\",\"start\":\"cold\",\"downstream\":\"local\"}");
    }

    private static Trialled took(String io, int tasks, double... ms) throws IOException {
        Candidate candidate = new Candidate(VIRTUAL, new Settings(tasks, 0, 2));
        List<Run> runs = java.util.Arrays.stream(ms).mapToObj(Run::took).toList();
        return new Trialled(new TrialPlan(keys(io, tasks), List.of(candidate), ms.length, Load.NONE, 1),
                Map.of(candidate, runs));
    }

    private static ColdStart learnt() throws IOException {
        return ColdStart.of(List.of(took("timer", 3, 70, 71, 900), took("timer", 1000, 130, 131, 132),
                took("http", 3, 700, 710, 690), took("http", 1000, 1400, 1400, 1400)),
                CalibrationStore.reference().fits(), 2).orElseThrow();
    }

    private static double promisedMs(ColdStart cold, String io, int tasks) throws IOException {
        Calibration reference = CalibrationStore.reference();
        Calibration here = new Calibration(reference.format(), reference.run(), reference.measured(),
                reference.machine(), reference.parallelSpeed(), reference.fitness(), reference.fits(),
                Optional.of(cold));
        WorkloadProfile profile = ProfileKeys.profile(keys(io, tasks));
        return SimulatedPredictor.predict(here, profile, VIRTUAL, new Settings(tasks, 0, 2)).metricMs();
    }

    @Test
    void programs_like_those_that_were_measured_are_promised_what_these_took() throws IOException {
        ColdStart cold = learnt();
        assertEquals(71, promisedMs(cold, "timer", 3), 2);
        assertEquals(131, promisedMs(cold, "timer", 1000), 3);
        assertEquals(700, promisedMs(cold, "http", 3), 15);
        assertEquals(1400, promisedMs(cold, "http", 1000), 30);
    }

    @Test
    void more_calls_are_never_promised_sooner_and_the_first_hundred_cost_more_each_than_the_last() throws IOException {
        ColdStart cold = learnt();
        double few = promisedMs(cold, "http", 3);
        double hundred = promisedMs(cold, "http", 100);
        double thousand = promisedMs(cold, "http", 1000);
        double many = promisedMs(cold, "http", 4000);
        assertTrue(few < hundred && hundred < thousand && thousand < many, few + " " + hundred + " " + thousand);
        assertTrue((hundred - few) / 97 > (thousand - hundred) / 900, hundred + " and " + thousand);
    }

    @Test
    void nothing_measured_leaves_the_usual_and_a_gap_that_names_the_command() throws IOException {
        assertEquals(Optional.empty(), ColdStart.of(List.of(), Map.of(), 2));
        WorkloadProfile profile = ProfileKeys.profile(keys("timer", 3));
        Calibration reference = withCold(Optional.empty());
        assertTrue(Gap.of(profile, reference).stream().anyMatch(g -> g.what().contains("cold")));
        Calibration here = withCold(Optional.of(learnt()));
        assertEquals(List.of(), Gap.of(profile, here));
        double usual = SimulatedPredictor.predict(reference, profile, VIRTUAL, new Settings(3, 0, 2)).metricMs();
        assertTrue(usual > 40 && usual < 120, usual + " ms");
    }

    @Test
    void what_is_written_is_read_and_what_is_no_number_is_said() throws IOException {
        Calibration here = withCold(Optional.of(new ColdStart(Map.of("virtual", new ColdStart.Lag(61.5, 40)))));
        String text = CalibrationStore.text(here);
        assertEquals(here.cold(), CalibrationJson.read(text.getBytes(StandardCharsets.UTF_8)).cold());
        String before = CalibrationStore.text(withCold(Optional.empty()));
        assertEquals(Optional.empty(), CalibrationJson.read(before.getBytes(StandardCharsets.UTF_8)).cold(),
                "files of before tell of none");
        assertThrows(IllegalArgumentException.class, () -> CalibrationJson
                .read(text.replace("61.5", "\"soon\"").getBytes(StandardCharsets.UTF_8)));
    }

    private static Calibration withCold(Optional<ColdStart> cold) throws IOException {
        Calibration reference = CalibrationStore.reference();
        return new Calibration(reference.format(), reference.run(), reference.measured(), reference.machine(),
                reference.parallelSpeed(), reference.fitness(), reference.fits(), cold);
    }
}
