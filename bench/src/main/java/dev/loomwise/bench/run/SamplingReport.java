package dev.loomwise.bench.run;

import dev.loomwise.bench.stats.Modes;
import dev.loomwise.bench.stats.Outliers;
import dev.loomwise.bench.stats.Samples;
import dev.loomwise.bench.stats.Steadiness;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into words and numbers what the forks of a run say beside their times. */
final class SamplingReport {
    private final StopRule rule;
    /** Judging a cell takes longer than writing it down, and most cells are as they were. */
    private final Map<CellState, Sampling.CellRecord> known = new HashMap<>();

    SamplingReport(StopRule rule) {
        this.rule = rule;
    }

    /** A cell while the run goes on. */
    Sampling.CellRecord record(CellState state) {
        Sampling.CellRecord before = known.get(state);
        if (before == null || before.each().size() != state.forks().size()) {
            before = fresh(state);
            known.put(state, before);
        }
        return before;
    }

    /** A cell at the end; the need is what it still had when measuring ended. */
    Sampling.CellRecord record(CellState state, Optional<Need> need, Rounds.End end) {
        return record(state).stoppedBecause(stopped(state, need, end));
    }

    private Sampling.CellRecord fresh(CellState state) {
        List<Fork> counted = state.measured() ? state.counted() : List.of();
        List<double[]> times = counted.stream().map(Fork::times).toList();
        return new Sampling.CellRecord(state.cell().params(), counted.size(), state.forks().size() - counted.size(),
                null, counted.isEmpty() ? null : state.halfWidth(), times.stream().mapToInt(Outliers::above).sum(),
                counted.isEmpty() ? 1 : Modes.count(Samples.pooled(times)),
                state.forks().stream().map(this::record).toList());
    }

    private Sampling.ForkRecord record(Fork fork) {
        return new Sampling.ForkRecord(fork.at(), fork.ms(), fork.noise(), fork.spoiled(),
                Steadiness.of(fork.times(), rule.target()));
    }

    private String stopped(CellState state, Optional<Need> need, Rounds.End end) {
        if (state.givenUp()) {
            return "it failed";
        }
        if (state.forks().size() >= rule.most()) {
            return "it had " + rule.most() + " forks, the most that a cell gets";
        }
        return need.map(n -> (end == Rounds.End.STOPPED ? "the run was stopped" : "the budget was spent") + " while "
                + n.inWords()).orElse("narrow enough");
    }

    /** What adapting saved; empty when a cell has too few forks to resample. */
    Optional<Sampling.Saving> saving(Collection<CellState> states) {
        List<CellState> measured = states.stream().filter(CellState::measured).toList();
        if (measured.stream().noneMatch(s -> s.counted().size() >= rule.fewest())) {
            return Optional.empty();
        }
        int forks = measured.stream().mapToInt(this::forksNeeded).max().orElseThrow();
        double adaptive = measured.stream().flatMap(s -> s.forks().stream()).mapToDouble(Fork::ms).sum();
        double once = measured.stream().mapToDouble(s -> s.forkMs(1)).sum();
        return Optional.of(new Sampling.Saving(Math.round(adaptive), forks, Math.round(forks * once)));
    }

    /** The fewest forks after which this cell's interval is as narrow as it became, or within the target. */
    private int forksNeeded(CellState state) {
        int forks = state.counted().size();
        double reached = Math.max(rule.target(), state.halfWidth());
        for (int n = Math.min(rule.fewest(), forks); n < forks; n++) {
            if (state.halfWidth(n) <= reached) {
                return n;
            }
        }
        return forks;
    }
}
