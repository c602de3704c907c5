package dev.loomwise.advisor.predict.sim;

/**
 * Virtual threads that hand their heavy computing to a fixed pool of platform threads and wait for its result; light
 * tasks compute where they are.
 */
final class BridgeFlow extends VirtualFlow {
    private final Executor pool;
    private final double handoff;

    BridgeFlow(Engine engine) {
        super(engine);
        this.pool = engine.pool(engine.scenario().settings().parallelism());
        this.handoff = engine.costs().of(Cost.HANDOFF);
    }

    @Override
    public void ran(int task, Stage ended) {
        switch (ended) {
            case TO_POOL -> toPool(task);
            case COMPUTE -> {
                pool.release(task);
                tasks.stage[task] = Stage.RUN;
                carriers.submit(task, handoff + bursts.closing(task), engine.waker(task));
            }
            default -> super.ran(task, ended);
        }
    }

    @Override
    public void waited(int task) {
        if (tasks.heavy(task)) {
            tasks.left[task]--;
            tasks.stage[task] = Stage.TO_POOL;
            onCarrier(task, bursts.wake + handoff);
        } else {
            super.waited(task);
        }
    }

    @Override
    public int threadPeak() {
        return super.threadPeak() + pool.peak();
    }

    @Override
    double opening(int task) {
        return computesAtOnce(task) ? handoff : super.opening(task);
    }

    @Override
    void opened(int task) {
        if (computesAtOnce(task)) {
            toPool(task);
        } else {
            super.opened(task);
        }
    }

    private boolean computesAtOnce(int task) {
        return tasks.left[task] == 0 && tasks.heavy(task);
    }

    private void toPool(int task) {
        carriers.release(task);
        tasks.stage[task] = Stage.COMPUTE;
        pool.submit(task, tasks.cpu[task]);
    }
}
