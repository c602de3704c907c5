package dev.loomwise.bench.task;

/**
 * A task around another: whatever is not said otherwise is as the inner one says.
 *
 * @param <R> what the inner task's step receives
 * @param <S> what this one's does
 */
public abstract class ForwardingTask<R, S> implements Task<S> {
    protected final Task<R> task;

    protected ForwardingTask(Task<R> task) {
        this.task = task;
    }

    @Override
    public int steps() {
        return task.steps();
    }

    @Override
    public int steps(int index) {
        return task.steps(index);
    }

    @Override
    public boolean waits() {
        return task.waits();
    }

    @Override
    public boolean nonBlocking() {
        return task.nonBlocking();
    }

    @Override
    public boolean heavy(int index) {
        return task.heavy(index);
    }
}
