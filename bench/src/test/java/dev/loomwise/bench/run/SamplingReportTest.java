package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.stats.Steadiness;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Invariant: what is said of a cell beside its times follows from its forks. */
class SamplingReportTest {
    private static final StopRule RULE = StopRule.USUAL;

    private static CellState state(int cell, int forks, double spread) {
        CellState state = new CellState(Forks.six().get(cell), 1);
        Random random = new Random(cell);
        for (int i = 0; i < forks; i++) {
            state.add(Forks.around(state.cell(), 10, spread, random));
        }
        return state;
    }

    @Test
    void a_fixed_plan_gives_every_cell_what_the_worst_needs() {
        List<CellState> states = List.of(state(0, 3, 0.001), state(1, 3, 0.001), state(2, 20, 0.1));
        Sampling.Saving saving = new SamplingReport(RULE).saving(states).orElseThrow();
        assertEquals(2_600, saving.adaptiveMs(), "26 forks of 100 ms");
        assertTrue(saving.fixedForks() > 6 && saving.fixedForks() <= 20, saving.toString());
        assertEquals(3 * 100L * saving.fixedForks(), saving.fixedMs());
        assertEquals(1 - 2_600.0 / saving.fixedMs(), saving.share(), 1e-9);
    }

    @Test
    void cells_that_are_all_alike_leave_nothing_to_save() {
        List<CellState> states = IntStream.range(0, 6).mapToObj(i -> state(i, 3, 0.001)).toList();
        assertEquals(0, new SamplingReport(RULE).saving(states).orElseThrow().share(), 1e-9);
    }

    @Test
    void with_a_fork_or_two_of_each_cell_no_saving_is_claimed() {
        assertEquals(Optional.empty(), new SamplingReport(RULE).saving(List.of(state(0, 1, 0.1), state(1, 2, 0.1))));
    }

    @Test
    void a_cell_whose_forks_all_become_faster_was_never_steady() {
        CellState state = new CellState(Forks.six().getFirst(), 1);
        double[] falling = IntStream.range(0, 10).mapToDouble(i -> 100 * Math.pow(0.95, i)).toArray();
        state.add(Forks.of(state.cell(), falling));
        state.add(Forks.of(state.cell(), falling));
        Sampling.CellRecord record = new SamplingReport(RULE).record(state);
        assertEquals(List.of("never steady"), record.flags());
        assertEquals(Steadiness.SPEEDING_UP, record.each().getFirst().steady());
    }

    @Test
    void outliers_are_counted_and_stay_in_the_result() {
        CellState state = new CellState(Forks.six().getFirst(), 1);
        state.add(Forks.of(state.cell(), 10, 11, 12, 13, 14, 90));
        assertEquals(1, new SamplingReport(RULE).record(state).outliers());
        assertEquals("[[10.0,11.0,12.0,13.0,14.0,90.0]]",
                state.result().orElseThrow().path("primaryMetric").path("rawData").toString());
    }

    @Test
    void each_cell_says_why_it_was_measured_no_further() {
        SamplingReport report = new SamplingReport(RULE);
        CellState state = state(0, 3, 0.01);
        assertEquals("narrow enough", report.record(state, Optional.empty(), Rounds.End.ENOUGH).stopped());
        assertEquals("the budget was spent while its ranking was open",
                report.record(state, Optional.of(Need.RANKING), Rounds.End.BUDGET).stopped());
        assertEquals("the run was stopped while its interval was wide",
                report.record(state, Optional.of(Need.WIDE), Rounds.End.STOPPED).stopped());
        state.failed("no answer");
        state.failed("no answer");
        assertEquals("it failed", report.record(state, Optional.empty(), Rounds.End.ENOUGH).stopped());
    }
}
