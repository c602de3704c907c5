package dev.loomwise.bench.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** The loop of a run: asks the {@link Agenda} what is next, measures it, and hands each fork over at once. */
final class Rounds {
    private final Agenda agenda;
    private final Collection<CellState> states;
    private final ForkSource source;
    private final Progress progress;
    private final double budgetMs;
    private final DoubleSupplier spentMs;
    private final BooleanSupplier stopped;
    private final int cores;

    /**
     * @param budgetMs when measuring must end; each cell gets its first fork even beyond it
     * @param spentMs how much of the budget is gone
     * @param stopped whether somebody wants the run to end
     */
    Rounds(Agenda agenda, Collection<CellState> states, ForkSource source, Progress progress, double budgetMs,
            DoubleSupplier spentMs, BooleanSupplier stopped, int cores) {
        this.agenda = agenda;
        this.states = states;
        this.source = source;
        this.progress = progress;
        this.budgetMs = budgetMs;
        this.spentMs = spentMs;
        this.stopped = stopped;
        this.cores = cores;
    }

    /** Called with each fork as soon as it ended. */
    interface Keeper {
        void keep(CellState state, Fork fork) throws IOException;
    }

    /** Why measuring ended. */
    enum End {
        /** Nothing is left to be done. */
        ENOUGH,
        /** No fork that is needed fits into what is left of the budget. */
        BUDGET,
        /** Somebody wanted it. */
        STOPPED
    }

    End measure(Keeper keeper) throws IOException {
        for (int round = 0;; round++) {
            if (agenda.needs(states).isEmpty()) {
                return End.ENOUGH;
            }
            List<CellState> next = agenda.next(round, states, this::fits);
            if (next.isEmpty()) {
                return End.BUDGET;
            }
            for (CellState state : next) {
                if (stopped.getAsBoolean()) {
                    return End.STOPPED;
                }
                if (fits(state)) {
                    fork(state, keeper);
                }
            }
        }
    }

    private boolean fits(CellState state) {
        return !state.measured() || spentMs.getAsDouble() + state.forkMs(cores) <= budgetMs;
    }

    private void fork(CellState state, Keeper keeper) throws IOException {
        int done = states.stream().mapToInt(s -> s.forks().size()).sum();
        double missingMs = states.stream().filter(s -> !s.measured() && !s.givenUp())
                .mapToDouble(s -> s.forkMs(cores)).sum();
        double leftMs = Math.max(budgetMs - spentMs.getAsDouble(), missingMs);
        progress.measuring(state.cell(), done, Duration.ofMillis((long) leftMs));
        try {
            keeper.keep(state, source.measure(state.cell()));
        } catch (ForkSource.CellFailed e) {
            if (!stopped.getAsBoolean()) {
                state.failed(String.valueOf(e.getMessage()));
                progress.note(state.cell().label() + (state.givenUp() ? " failed: " : " failed and is tried again: ")
                        + e.getMessage());
            }
        }
    }
}
