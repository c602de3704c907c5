package dev.loomwise.advisor.predict.sim;

import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * A task keeps its thread from its first burst to its last. Sync: the caller itself. Platform: a fixed pool. Forkjoin:
 * as many workers as cores; under a managed blocker another worker takes the place of one that waits.
 */
final class ThreadFlow implements Flow {
    private final Engine engine;
    private final Tasks tasks;
    private final Bursts bursts;
    private final Executor workers;
    private final Gate gate;
    private final ConcurrencyModel model;
    private final boolean batch;
    private final boolean grows;
    private final double submit;
    private final double scan;

    ThreadFlow(Engine engine) {
        Scenario scenario = engine.scenario();
        this.engine = engine;
        this.tasks = engine.tasks();
        this.bursts = new Bursts(engine);
        this.model = scenario.model();
        this.batch = scenario.isBatch();
        this.grows = !scenario.waitHoldsThread();
        this.workers = engine.pool(switch (model) {
            case SYNC -> 1;
            case PLATFORM -> scenario.poolThreads();
            case FORKJOIN -> scenario.settings().parallelism();
            case VIRTUAL, ASYNC, BRIDGE -> throw new IllegalArgumentException(
                    model.id() + " has a flow of its own, see Flow");
        });
        // A worker that waits for a permit could do nothing but what the next permit's owner does.
        this.gate = new Gate(model == ConcurrencyModel.FORKJOIN ? growthLimit(scenario) : 0);
        this.submit = engine.costs().of(Cost.SUBMIT);
        this.scan = engine.costs().of(Cost.SCAN);
    }

    @Override
    public void offer(int task) {
        if (model == ConcurrencyModel.SYNC && batch) {
            handOver(task);
        } else if (model == ConcurrencyModel.FORKJOIN && batch) {
            // The caller hands over the whole, the workers halve it.
            if (task == 0) {
                engine.onCaller(task, submit);
            }
        } else {
            engine.onCaller(task, submit);
        }
    }

    @Override
    public void ran(int task, Stage ended) {
        if (ended == Stage.SUBMIT) {
            int last = model == ConcurrencyModel.FORKJOIN && batch ? tasks.count - 1 : task;
            for (int i = task; i <= last; i++) {
                handOver(i);
            }
            return;
        }
        if (ended == Stage.START) {
            engine.began();
        }
        if (tasks.left[task] > 0) {
            if (grows) {
                workers.park(task);
            }
            engine.call(task);
        } else {
            engine.ended(task);
            int next = gate.leave();
            if (next >= 0) {
                start(next);
            }
            workers.release(task);
        }
    }

    @Override
    public void waited(int task) {
        tasks.left[task]--;
        tasks.stage[task] = Stage.RUN;
        if (grows) {
            workers.unpark(task, bursts.afterWait(task) + scan * workers.peak());
        } else {
            workers.wake(task, bursts.afterWait(task));
        }
    }

    @Override
    public int threadPeak() {
        return workers.peak();
    }

    private void handOver(int task) {
        if (gate.enter(task)) {
            start(task);
        }
    }

    private void start(int task) {
        tasks.stage[task] = Stage.START;
        workers.submit(task, bursts.start + bursts.opening(task));
    }

    private int growthLimit(Scenario scenario) {
        return scenario.permits() > 0 ? scenario.permits() : grows ? Scenario.GROWN_POOL : 0;
    }
}
