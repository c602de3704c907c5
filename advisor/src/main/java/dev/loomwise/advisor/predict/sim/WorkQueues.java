package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Who stands in line for a pool's threads: one line per thread that hands over, as a fork-join pool keeps submission
 * queues. A worker stays at a line until it is empty; only then it looks at the others, from a random one on
 * ({@code ForkJoinPool.runWorker} of JDK 25). So tasks that come back from a wait and tasks that start take turns in
 * bunches: those that started together wait together and come back together. With a single line this is first in,
 * first out.
 */
final class WorkQueues {
    private static final int MORE = -1;

    private final Line[] lines;
    private final int[] taken;
    private final SplittableRandom random = new SplittableRandom(1);
    /** By the task that runs on the worker: the line it came from, and how many had been taken if it was the last. */
    private int[] line = new int[0];
    private int[] seen = new int[0];

    WorkQueues(int count) {
        lines = new Line[count];
        Arrays.setAll(lines, i -> new Line());
        taken = new int[count];
    }

    void add(int from, int task, double work) {
        lines[from].add(task, work);
    }

    /** A task that an idle worker took as soon as it came. */
    void passed(int from, int task) {
        if (lines.length > 1) {
            taken[from]++;
            // Until it has woken up, more have come if they come in a bunch.
            note(task, from, MORE);
        }
    }

    /** A task that follows another on its worker without standing in line. */
    void follow(int leaving, int task) {
        if (lines.length > 1 && leaving < line.length) {
            note(task, line[leaving], seen[leaving]);
        }
    }

    /** The line from which the worker of the task that leaves takes its next one; -1 when all are empty. */
    int choose(int leaving) {
        if (lines.length == 1) {
            return lines[0].isEmpty() ? -1 : 0;
        }
        int own = line[leaving];
        boolean alone = seen[leaving] == MORE || seen[leaving] == taken[own];
        if (alone && !lines[own].isEmpty()) {
            return own;
        }
        int filled = 0;
        for (Line l : lines) {
            filled += l.isEmpty() ? 0 : 1;
        }
        if (filled == 0) {
            return -1;
        }
        int pick = filled == 1 ? 0 : random.nextInt(filled);
        for (int i = 0;; i++) {
            if (!lines[i].isEmpty() && pick-- == 0) {
                return i;
            }
        }
    }

    /** The work of the first in that line. */
    double headWork(int from) {
        return lines[from].headWork();
    }

    /** Takes the first in that line, for the worker of the task that leaves. */
    int poll(int from, int leaving) {
        int task = lines[from].poll();
        if (lines.length > 1) {
            taken[from]++;
            note(task, from, lines[from].isEmpty() ? taken[from] : MORE);
        }
        return task;
    }

    private void note(int task, int from, int then) {
        if (task >= line.length) {
            int length = Math.max(64, Math.max(task + 1, 2 * line.length));
            line = Arrays.copyOf(line, length);
            seen = Arrays.copyOf(seen, length);
        }
        line[task] = from;
        seen[task] = then;
    }
}
