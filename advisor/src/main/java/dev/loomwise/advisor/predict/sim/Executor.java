package dev.loomwise.advisor.predict.sim;

/**
 * Threads with one queue, first in, first out. A burst stays on its thread to its end; the thread competes with all
 * other runnable threads for the cores. As many threads as cores make carriers without slices, many make a pool whose
 * threads share in slices, one makes a selector.
 */
final class Executor {
    private final Cores cores;
    private final int threads;
    private final double switching;
    private final double unpark;
    private final Line queue = new Line();
    private boolean atOnce;
    private int active;
    private int parked;
    private int peak;

    /**
     * @param switching CPU added to a burst that begins while every core is taken
     * @param unpark CPU added to a burst for which an idle thread is woken
     */
    Executor(Cores cores, int threads, double switching, double unpark) {
        this.cores = cores;
        this.threads = threads;
        this.switching = switching;
        this.unpark = unpark;
    }

    /** Its threads, which sleep nearly always, are given a core at once when they wake up. */
    Executor alert() {
        atOnce = true;
        return this;
    }

    /** Most threads that existed at once. */
    int peak() {
        return peak;
    }

    /** A burst on a free thread, or at the end of the queue. */
    void submit(int task, double work) {
        if (active < threads) {
            activate();
            run(task, work + unpark);
        } else {
            queue.add(task, work);
        }
    }

    /** A further burst of the thread whose burst has just ended, which the task keeps. */
    void resume(int task, double work) {
        cores.goOn(task, work);
    }

    /** A burst of the thread that the task holds and that was blocked. */
    void wake(int task, double work) {
        run(task, work);
    }

    /** The task leaves the thread whose burst has just ended; the thread turns to the queue. */
    void release() {
        if (active <= threads && !queue.isEmpty()) {
            double work = queue.headWork();
            cores.goOn(queue.poll(), work);
        } else {
            active--;
        }
    }

    /** The task blocks as a managed blocker does: it keeps its thread, and another takes that one's place. */
    void park() {
        parked++;
        release();
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
        if (atOnce) {
            cores.runAtOnce(task, work);
        } else {
            cores.run(task, switched(work));
        }
    }

    private double switched(double work) {
        return cores.allTaken() ? work + switching : work;
    }
}
