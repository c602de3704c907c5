package dev.loomwise.advisor.predict.sim;

/**
 * Threads that take turns at what stands in line for them. A burst stays on its thread to its end; the thread competes with all
 * other runnable threads for the cores. As many threads as cores make carriers without slices, many make a pool whose
 * threads share in slices, one makes a selector.
 */
final class Executor {
    private static final int OFTEN = 4;

    private final Cores cores;
    private final int threads;
    private final double switching;
    private final double unpark;
    private final WorkQueues queues;
    /** Few threads that run often are hardly ever cold. */
    private final boolean often;
    private int home = Cores.ANY;
    private double lastEnd = Cores.LONG_AGO;
    private int active;
    private int parked;
    private int peak;

    /**
     * @param switching CPU added to a burst that begins while every core is taken
     * @param unpark CPU added to a burst for which an idle thread is woken
     */
    Executor(Cores cores, int threads, double switching, double unpark) {
        this(cores, threads, switching, unpark, 1);
    }

    /** @param sources threads that hand over, each with a line of its own */
    Executor(Cores cores, int threads, double switching, double unpark, int sources) {
        this.queues = new WorkQueues(sources);
        this.cores = cores;
        this.threads = threads;
        this.often = threads <= OFTEN;
        this.switching = switching;
        this.unpark = unpark;
    }

    /** Most threads that existed at once. */
    int peak() {
        return peak;
    }

    /** A burst on a free thread, or at the end of the queue. */
    void submit(int task, double work) {
        submit(task, work, 0);
    }

    /** The same, handed over by one of several sources. */
    void submit(int task, double work, int source) {
        if (active < threads) {
            activate();
            queues.passed(source, task);
            run(task, work + unpark);
        } else {
            queues.add(source, task, work);
        }
    }

    /** A further burst of the thread whose burst has just ended, which the task keeps. */
    void resume(int task, double work) {
        cores.goOn(task, work);
    }

    /** The burst of another task on the thread of the one that has just ended, ahead of all that stand in line. */
    void follow(int leaving, int task, double work) {
        queues.follow(leaving, task);
        cores.goOn(task, work);
    }

    /** A burst of the thread that the task holds and that was blocked. */
    void wake(int task, double work) {
        run(task, work);
    }

    /** The task leaves the thread whose burst has just ended; the thread turns to the queue. */
    void release(int leaving) {
        if (often) {
            lastEnd = cores.now();
            home = threads == 1 ? cores.coreOf(leaving) : Cores.ANY;
        }
        int from = active <= threads ? queues.choose(leaving) : -1;
        if (from >= 0) {
            double work = queues.headWork(from);
            cores.goOn(queues.poll(from, leaving), work);
        } else {
            active--;
        }
    }

    /** The task blocks as a managed blocker does: it keeps its thread, and another takes that one's place. */
    void park(int task) {
        parked++;
        release(task);
        peak = Math.max(peak, active + parked);
    }

    /** A parked thread runs again at once, even above the pool's width. */
    void unpark(int task, double work) {
        parked--;
        activate();
        run(task, work);
    }

    private void activate() {
        active++;
        peak = Math.max(peak, active + parked);
    }

    private void run(int task, double work) {
        cores.run(task, switched(work), home, often ? lastEnd : Cores.LONG_AGO);
    }

    private double switched(double work) {
        return cores.allTaken() ? work + switching : work;
    }
}
