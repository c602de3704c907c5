package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.workload.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Invariant: every cell once before any twice, then effort where it is needed, and never beyond the budget. */
class RoundsTest {
    private static final double FORK_MS = 100;
    private static final StopRule RULE = StopRule.USUAL;

    private final List<Cell> order = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private final class Quiet implements Progress {
        @Override
        public void measuring(Cell cell, int done, Duration left) {}

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }
    }

    private static List<CellState> states(List<Cell> cells, long seed) {
        return cells.stream().map(c -> new CellState(c, seed)).toList();
    }

    private Rounds.End measure(List<CellState> states, long seed, double budgetMs, ForkSource source)
            throws Exception {
        ForkSource counted = cell -> {
            order.add(cell);
            return source.measure(cell);
        };
        return new Rounds(new Agenda(RULE, seed), states, counted, new Quiet(), budgetMs, () -> order.size() * FORK_MS,
                () -> false, 2).measure(CellState::add);
    }

    /** The first model of the first workload takes 10 ms, the second 10.4, the third 20; so in the second, times ten. */
    private static ForkSource world(double spread, long seed) {
        Random random = new Random(seed);
        Map<Cell, Double> medians = new HashMap<>();
        double[] each = {10, 10.4, 20};
        List<Cell> cells = Forks.six();
        for (int i = 0; i < cells.size(); i++) {
            medians.put(cells.get(i), each[i % 3] * (i < 3 ? 1 : 10));
        }
        return cell -> Forks.around(cell, medians.getOrDefault(cell, 1.0), spread, random);
    }

    @Test
    void every_cell_is_measured_once_before_any_is_measured_again() throws Exception {
        measure(states(Forks.six(), 1), 1, 2_000, world(0.1, 1));
        assertEquals(6, new HashSet<>(order.subList(0, 6)).size());
        assertTrue(order.size() > 6);
    }

    @Test
    void every_cell_is_measured_once_even_without_a_budget() throws Exception {
        assertEquals(Rounds.End.BUDGET, measure(states(Forks.six(), 1), 1, 0, world(0.1, 1)));
        assertEquals(6, order.size());
    }

    @Test
    void the_models_of_a_workload_are_measured_one_right_after_the_other() throws Exception {
        measure(states(Forks.six(), 3), 3, 0, world(0.1, 1));
        List<String> questions = order.stream().map(Cell::question).toList();
        assertEquals(1, new HashSet<>(questions.subList(0, 3)).size(), questions.toString());
    }

    @Test
    void the_seed_alone_decides_the_order() throws Exception {
        measure(states(Forks.six(), 5), 5, 0, world(0.1, 1));
        List<Cell> first = List.copyOf(order);
        order.clear();
        measure(states(Forks.six(), 5), 5, 0, world(0.1, 2));
        assertEquals(first, order);
        HashSet<List<Cell>> orders = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            order.clear();
            measure(states(Forks.six(), seed), seed, 0, world(0.1, 1));
            orders.add(List.copyOf(order));
        }
        assertTrue(orders.size() > 10, orders.size() + " orders of 20 seeds");
    }

    @Test
    void the_budget_is_never_overrun_once_every_cell_has_a_fork() throws Exception {
        assertEquals(Rounds.End.BUDGET, measure(states(Forks.six(), 1), 1, 1_950, world(0.5, 1)));
        assertEquals(19, order.size());
    }

    @Test
    void measuring_ends_by_itself_where_all_is_quiet() throws Exception {
        List<CellState> states = states(Forks.six(), 1);
        assertEquals(Rounds.End.ENOUGH, measure(states, 1, 1e9, world(0.001, 1)));
        assertTrue(states.stream().allMatch(s -> s.halfWidth() <= RULE.target()));
        assertEquals(6 * RULE.fewest(), order.size(), "the fewest forks of each cell are enough");
    }

    @Test
    void forks_go_to_the_models_whose_ranking_is_open() throws Exception {
        List<CellState> states = states(Forks.six(), 1);
        measure(states, 1, 8_000, world(0.02, 7));
        List<Integer> forks = states.stream().map(s -> s.forks().size()).toList();
        for (int slow : new int[]{2, 5}) {
            assertTrue(forks.get(slow - 1) > 1.5 * forks.get(slow) && forks.get(slow - 2) > 1.5 * forks.get(slow),
                    "the third model is twice as slow, which is soon known: " + forks);
        }
    }

    @Test
    void a_spoiled_fork_is_set_aside_and_measured_again() throws Exception {
        List<CellState> states = states(Forks.six(), 1);
        Cell disturbed = Forks.six().get(4);
        ForkSource quiet = world(0.001, 1);
        measure(states, 1, 1e9, cell -> cell.equals(disturbed) && order.size() <= 6
                ? Forks.of(cell, FORK_MS, new Noise(0.3, 0), true, 500, 500, 500)
                : quiet.measure(cell));
        CellState state = states.get(4);
        assertEquals(RULE.fewest() + 1, state.forks().size());
        assertEquals(RULE.fewest(), state.counted().size());
        assertTrue(state.median() < 200, "the disturbed times do not count: " + state.median());
    }

    @Test
    void a_cell_that_is_always_disturbed_keeps_what_it_has_and_says_so() throws Exception {
        List<CellState> states = states(Forks.six(), 1);
        ForkSource quiet = world(0.001, 1);
        Cell disturbed = Forks.six().get(4);
        measure(states, 1, 2_500, cell -> cell.equals(disturbed)
                ? Forks.of(cell, FORK_MS, new Noise(0.3, 0), true, 500, 500, 500)
                : quiet.measure(cell));
        assertEquals(500, states.get(4).median());
        var said = new SamplingReport(RULE).record(states.get(4), Optional.of(Need.CLEAN_FORK),
                Rounds.End.BUDGET);
        assertEquals("the budget was spent while every fork was spoiled", said.stopped());
        assertTrue(said.flags().contains("disturbed"), said.flags().toString());
    }

    @Test
    void a_cell_that_fails_is_tried_once_more_and_then_given_up() throws Exception {
        List<CellState> states = states(Forks.six(), 1);
        ForkSource quiet = world(0.001, 1);
        measure(states, 1, 1e9, cell -> {
            if (cell.equals(Forks.six().getFirst())) {
                throw new ForkSource.CellFailed("out of luck");
            }
            return quiet.measure(cell);
        });
        assertTrue(states.getFirst().givenUp());
        assertEquals(2, order.stream().filter(Forks.six().getFirst()::equals).count());
        assertEquals(2, notes.stream().filter(n -> n.contains("out of luck")).count(), notes.toString());
    }
}
