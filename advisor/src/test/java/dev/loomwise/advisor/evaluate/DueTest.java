package dev.loomwise.advisor.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.evaluate.Due.Drawn;
import dev.loomwise.advisor.evaluate.MeasuredProfile.Origin;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: every profile is measured, calmly where neighbours let it, and nothing for ever. */
class DueTest {
    private static final ObjectNode KEYS = Made.keys("{\"shape\":\"service\",\"rate\":\"100/s\",\"wait\":\"5ms\"}");
    private static final List<Drawn> FOUR = IntStream.range(0, 4).mapToObj(i -> new Drawn(origin(i), KEYS)).toList();

    private static Origin origin(int number) {
        return new Origin(true, 7, number);
    }

    /** Two runs, from one of which twice that share was taken. */
    private static MeasuredProfile disturbed(int number, double stolen) {
        return new MeasuredProfile(origin(number), KEYS,
                Map.of(new Candidate(ConcurrencyModel.VIRTUAL, new Settings(2, 0, 2)),
                        List.of(run(0), run(2 * stolen))),
                Map.of());
    }

    private static Run run(double stolen) {
        return new Run(0, new int[]{5100, 5200}, 100, true, stolen);
    }

    private static int next(Due due) {
        return due.next().orElseThrow().origin().number();
    }

    @Test
    void what_neighbours_spoiled_is_measured_again_after_everything_else_and_the_worst_first() {
        Due due = new Due(FOUR, List.of());
        for (double stolen : new double[]{0.02, 0.001, 0.3}) {
            int number = next(due);
            due.measured(disturbed(number, stolen));
        }
        assertEquals(1, due.done(), "only one of three was calm");
        assertEquals(3, next(due), "not measured yet");
        due.measured(disturbed(3, 0));
        assertEquals(2, next(due), "the worst");
        due.measured(disturbed(2, 0));
        assertEquals(0, next(due));
        due.measured(disturbed(0, 0.009));
        assertEquals(Optional.empty(), due.next());
        assertEquals(4, due.done());
        assertEquals(0, due.disturbed());
    }

    @Test
    void a_neighbour_who_stays_is_given_up_after_three_times_and_a_profile_that_fails_at_once() {
        Due due = new Due(FOUR.subList(0, 2), List.of(disturbed(0, 0.2), disturbed(0, 0.1)));
        assertEquals(1, next(due));
        due.failed(FOUR.get(1));
        assertEquals(0, next(due));
        due.measured(disturbed(0, 0.3));
        assertEquals(Optional.empty(), due.next());
        assertEquals(1, due.disturbed());
    }

    @Test
    void who_goes_on_later_knows_what_was_spoiled_and_a_worse_second_time_does_not_spoil_a_calm_one() {
        Due due = new Due(FOUR.subList(0, 2), List.of(disturbed(0, 0.2), disturbed(1, 0), disturbed(1, 0.2)));
        assertEquals(0, next(due));
        assertEquals(1, due.done());
    }

    @Test
    void of_a_profile_that_was_measured_several_times_the_calmest_is_read(@TempDir Path folder) throws IOException {
        Path file = folder.resolve(Measurements.FILE);
        for (double stolen : new double[]{0.2, 0.05, 0.1}) {
            Measurements.append(file, disturbed(0, stolen));
        }
        Measurements.append(file, disturbed(1, 0.4));
        assertEquals(4, Measurements.all(file).size());
        List<MeasuredProfile> read = Measurements.read(file);
        assertEquals(List.of(origin(0), origin(1)), read.stream().map(MeasuredProfile::origin).toList());
        assertEquals(0.05, read.getFirst().stolen(), 1e-9);
        assertTrue(read.getLast().stolen() > Due.CALM);
    }
}
