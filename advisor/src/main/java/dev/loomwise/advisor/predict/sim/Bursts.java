package dev.loomwise.advisor.predict.sim;

/** How much a thread computes in one go, for the models whose tasks run on one kind of thread. */
final class Bursts {
    final double start;
    final double call;
    final double wake;
    final double end;
    private final Tasks tasks;

    Bursts(Engine engine) {
        this.tasks = engine.tasks();
        this.start = engine.costs().of(Cost.START);
        this.call = engine.costs().of(Cost.CALL);
        this.wake = engine.costs().of(Cost.WAKE);
        this.end = engine.costs().of(Cost.END);
    }

    /** From the start to the first call; to the end where the task calls nothing. */
    double opening(int task) {
        return tasks.left[task] > 0 ? call : tasks.cpu[task] + end;
    }

    /** From the end of a wait to the next call or to the end; the wait is no longer among those left. */
    double afterWait(int task) {
        return wake + tasks.cpu[task] + closing(task);
    }

    /** What follows a step's computing: the next call, or the end. */
    double closing(int task) {
        return tasks.left[task] > 0 ? call : end;
    }
}
