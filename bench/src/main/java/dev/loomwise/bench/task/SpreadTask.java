package dev.loomwise.bench.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Tasks dealt out in turn to several of one kind that differ only in what they wait on: clients, connections.
 *
 * @param <R> what a wait brings
 */
public final class SpreadTask<R> implements Task<R> {
    private final List<? extends Task<R>> over;

    /** @param over at least one, alike but for what they wait on */
    public SpreadTask(List<? extends Task<R>> over) {
        if (over.isEmpty()) {
            throw new IllegalArgumentException("nothing to spread tasks over");
        }
        this.over = List.copyOf(over);
    }

    private Task<R> of(int index) {
        return over.get(index % over.size());
    }

    @Override
    public int steps() {
        return over.getFirst().steps();
    }

    @Override
    public R await(int index, int step) throws Exception {
        return of(index).await(index, step);
    }

    @Override
    public CompletableFuture<R> awaitAsync(int index, int step) {
        return of(index).awaitAsync(index, step);
    }

    @Override
    public long compute(int index, int step, R received) {
        return of(index).compute(index, step, received);
    }

    @Override
    public long expected(int tasks) {
        return over.getFirst().expected(tasks);
    }
}
