package dev.loomwise.advisor.predict.sim;

/**
 * Stages that hold no thread while they wait. The caller starts what the limit allows; each task that ends starts the
 * next one on its own worker. Over a blocking API the wait holds a thread of a fixed pool instead.
 */
final class AsyncFlow implements Flow {
    private final Engine engine;
    private final Tasks tasks;
    private final Bursts bursts;
    private final Executor workers;
    private final Executor blockers;
    private final boolean blocking;
    private final Gate gate;
    private final double starting;
    private final double handoff;

    AsyncFlow(Engine engine) {
        Scenario scenario = engine.scenario();
        this.engine = engine;
        this.tasks = engine.tasks();
        this.bursts = new Bursts(engine);
        this.workers = engine.pool(scenario.settings().parallelism());
        this.blockers = engine.pool(scenario.settings().poolSize());
        this.blocking = scenario.traits().blockingOnly();
        this.gate = new Gate(scenario.permits());
        this.starting = engine.costs().of(Cost.SUBMIT) + bursts.start;
        this.handoff = engine.costs().of(Cost.HANDOFF);
    }

    @Override
    public void offer(int task) {
        if (gate.enter(task)) {
            engine.onCaller(task, starting(task));
        }
    }

    @Override
    public void ran(int task, Stage ended) {
        switch (ended) {
            case SUBMIT -> started(task);
            case START -> {
                workers.release(task);
                started(task);
            }
            case BLOCK -> engine.call(task);
            case WOKEN -> {
                blockers.release(task);
                onWorker(task, handoff + tasks.cpu[task] + (tasks.left[task] > 0 ? 0 : bursts.end));
            }
            default -> computed(task);
        }
    }

    @Override
    public void waited(int task) {
        tasks.left[task]--;
        if (blocking) {
            tasks.stage[task] = Stage.WOKEN;
            blockers.wake(task, bursts.wake);
        } else {
            onWorker(task, bursts.afterWait(task));
        }
    }

    @Override
    public int threadPeak() {
        return workers.peak() + blockers.peak();
    }

    /** CPU of whoever starts the task, its first call included unless that blocks. */
    private double starting(int task) {
        return starting + (tasks.left[task] > 0 && !blocking ? bursts.call : 0);
    }

    private void started(int task) {
        engine.began();
        if (tasks.left[task] == 0) {
            onWorker(task, bursts.opening(task));
        } else {
            await(task);
        }
    }

    private void await(int task) {
        if (blocking) {
            tasks.stage[task] = Stage.BLOCK;
            blockers.submit(task, bursts.call);
        } else {
            engine.call(task);
        }
    }

    private void computed(int task) {
        if (tasks.left[task] > 0) {
            await(task);
            workers.release(task);
            return;
        }
        engine.ended(task);
        int next = gate.leave();
        if (next >= 0) {
            tasks.stage[next] = Stage.START;
            workers.follow(task, next, starting(next));
        } else {
            workers.release(task);
        }
    }

    private void onWorker(int task, double work) {
        tasks.stage[task] = Stage.RUN;
        workers.submit(task, work);
    }
}
