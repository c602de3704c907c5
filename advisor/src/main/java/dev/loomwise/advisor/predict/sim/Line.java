package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/** First in, first out: tasks and the work that each stands in line for, on two ring buffers. */
final class Line {
    private int[] tasks = new int[64];
    private double[] work = new double[64];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(int task, double ns) {
        if (size == tasks.length) {
            grow();
        }
        int tail = (head + size++) & (tasks.length - 1);
        tasks[tail] = task;
        work[tail] = ns;
    }

    /** The first in line. */
    int head() {
        return tasks[head];
    }

    /** The work of the first in line. */
    double headWork() {
        return work[head];
    }

    /** Takes the first in line; there must be one. */
    int poll() {
        int task = tasks[head];
        head = (head + 1) & (tasks.length - 1);
        size--;
        return task;
    }

    private void grow() {
        int[] moreTasks = Arrays.copyOf(tasks, size * 2);
        double[] moreWork = Arrays.copyOf(work, size * 2);
        for (int i = 0; i < size; i++) {
            int from = (head + i) & (size - 1);
            moreTasks[i] = tasks[from];
            moreWork[i] = work[from];
        }
        tasks = moreTasks;
        work = moreWork;
        head = 0;
    }
}
