package dev.loomwise.advisor.predict.sim;

/**
 * One virtual thread per task on as many carriers as cores, first in, first out and without slices: a task stands in
 * line for a carrier when it starts and after each wait. With a limit it starts, and then takes its permit or parks.
 */
sealed class VirtualFlow implements Flow permits BridgeFlow {
    final Engine engine;
    final Tasks tasks;
    final Bursts bursts;
    final Executor carriers;
    final boolean pins;
    private final Gate gate;
    private final double submit;
    private final boolean ownLine;

    VirtualFlow(Engine engine) {
        this.engine = engine;
        this.tasks = engine.tasks();
        this.bursts = new Bursts(engine);
        this.carriers = engine.carriers();
        this.pins = engine.scenario().waitHoldsThread();
        this.gate = new Gate(engine.scenario().permits());
        this.submit = engine.costs().of(Cost.SUBMIT);
        this.ownLine = engine.scenario().traits().socket();
    }

    @Override
    public void offer(int task) {
        engine.onCaller(task, submit);
    }

    @Override
    public void ran(int task, Stage ended) {
        switch (ended) {
            case SUBMIT -> {
                tasks.stage[task] = Stage.START;
                carriers.submit(task, gate.limited() ? bursts.start : bursts.start + opening(task));
            }
            case START -> {
                if (!gate.limited()) {
                    engine.began();
                    opened(task);
                } else if (gate.enter(task)) {
                    open(task);
                    carriers.resume(task, opening(task));
                } else {
                    carriers.release(task);
                }
            }
            case OPEN -> opened(task);
            default -> stepped(task);
        }
    }

    @Override
    public void waited(int task) {
        tasks.left[task]--;
        tasks.stage[task] = Stage.RUN;
        onCarrier(task, bursts.afterWait(task));
    }

    @Override
    public int threadPeak() {
        return carriers.peak();
    }

    /** CPU between the permit and the first call (or the end, where the task calls nothing). */
    double opening(int task) {
        return bursts.opening(task);
    }

    /** That has run. */
    void opened(int task) {
        stepped(task);
    }

    /** The next call, or the end; the carrier is free unless the call pins it. */
    final void stepped(int task) {
        if (tasks.left[task] > 0) {
            engine.call(task);
            if (!pins) {
                carriers.release(task);
            }
        } else {
            engine.ended(task);
            succeed(task, gate.leave());
        }
    }

    /**
     * Whom a carrier unparks goes to its own queue, which a ForkJoinPool's worker empties before it looks elsewhere: the
     * successor runs next, ahead of tasks that the poller woke. Unless the poller is a virtual thread, too: then they stand in
     * the same queue before it. 679 queries of 59 ms and 0.9 ms of computing, 67 at a time, so took 849 ms, and 685 in a pool.
     */
    private void succeed(int task, int next) {
        if (next < 0) {
            carriers.release(task);
            return;
        }
        open(next);
        if (ownLine) {
            carriers.submit(next, opening(next), engine.waker(next));
            carriers.release(task);
        } else {
            carriers.follow(task, next, opening(next));
        }
    }

    /** Back from a wait: in line for a carrier, or on the one that the wait held. */
    final void onCarrier(int task, double work) {
        if (pins) {
            carriers.wake(task, work);
        } else {
            carriers.submit(task, work, engine.waker(task));
        }
    }

    private void open(int task) {
        engine.began();
        tasks.stage[task] = Stage.OPEN;
    }
}
