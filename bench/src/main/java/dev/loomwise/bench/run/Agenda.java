package dev.loomwise.bench.run;

import dev.loomwise.bench.stats.Resampling;
import dev.loomwise.bench.workload.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Decides what is measured next. First every cell once; then the cells of the most urgent {@link Need}, one fork each.
 * The models of a question are measured one right after the other, in random order, so that drift hits all alike.
 */
final class Agenda {
    private final StopRule rule;
    private final long seed;

    Agenda(StopRule rule, long seed) {
        this.rule = rule;
        this.seed = seed;
    }

    /** The cells of the next round in their order; empty when nothing that is needed fits. */
    List<CellState> next(int round, Collection<CellState> states, Predicate<CellState> fits) {
        Map<CellState, Need> needs = needs(states);
        needs.keySet().removeIf(fits.negate());
        if (needs.isEmpty()) {
            return List.of();
        }
        // Where the ranking never settles, the others would wait for ever: nobody runs far ahead of the last.
        int fewest = needs.keySet().stream().mapToInt(s -> s.forks().size()).min().orElse(0);
        List<CellState> due = needs.keySet().stream().filter(s -> s.forks().size() <= 2 * fewest + 2).toList();
        Need most = due.stream().map(needs::get).min(Comparator.naturalOrder()).orElseThrow();
        return shuffled(round, due.stream().filter(s -> needs.get(s) == most).toList());
    }

    /** What each cell still needs; a cell that needs nothing, or can have nothing, is left out. */
    Map<CellState, Need> needs(Collection<CellState> states) {
        Map<CellState, Need> needs = new LinkedHashMap<>();
        for (List<CellState> question : questions(states)) {
            List<CellState> contested = contested(question);
            for (CellState state : question) {
                if (!state.givenUp() && state.forks().size() < rule.most()) {
                    need(state, contested.contains(state), needs);
                }
            }
        }
        return needs;
    }

    private void need(CellState state, boolean contested, Map<CellState, Need> needs) {
        if (!state.measured()) {
            needs.put(state, Need.NOTHING);
        } else if (state.onlySpoiled()) {
            needs.put(state, Need.CLEAN_FORK);
        } else if (contested) {
            needs.put(state, Need.RANKING);
        } else if (state.halfWidth() > rule.target()) {
            needs.put(state, Need.WIDE);
        } else if (state.counted().size() < rule.fewest()) {
            needs.put(state, Need.FORKS);
        }
    }

    /** The models whose ratio to the fastest may lie on either side of the tolerance, and the fastest with them. */
    private List<CellState> contested(List<CellState> question) {
        List<CellState> measured = question.stream().filter(CellState::measured).toList();
        if (measured.size() < 2) {
            return List.of();
        }
        CellState best = measured.stream().min(Comparator.comparingDouble(CellState::median)).orElseThrow();
        List<CellState> contested = new ArrayList<>();
        for (CellState other : measured) {
            if (other != best && isOpen(other, best)) {
                contested.add(other);
            }
        }
        if (!contested.isEmpty()) {
            contested.add(best);
        }
        contested.removeIf(s -> s.counted().size() >= rule.fewest() && s.halfWidth() <= rule.finest());
        return contested;
    }

    private boolean isOpen(CellState other, CellState best) {
        double[] above = other.medians();
        double[] below = best.medians();
        double[] ratios = new double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        double[] ends = Resampling.middle(ratios);
        return ends[0] < 1 + rule.tolerance() && ends[1] > 1 + rule.tolerance();
    }

    private List<CellState> shuffled(int round, List<CellState> states) {
        Random random = new Random(seed * 1_000_003 + round);
        List<List<CellState>> questions = new ArrayList<>(questions(states));
        Collections.shuffle(questions, random);
        List<CellState> order = new ArrayList<>();
        for (List<CellState> question : questions) {
            Collections.shuffle(question, random);
            order.addAll(question);
        }
        return order;
    }

    private static List<List<CellState>> questions(Collection<CellState> states) {
        Map<String, List<CellState>> questions = new LinkedHashMap<>();
        for (CellState state : states) {
            Cell cell = state.cell();
            questions.computeIfAbsent(cell.question(), q -> new ArrayList<>()).add(state);
        }
        return List.copyOf(questions.values());
    }
}
