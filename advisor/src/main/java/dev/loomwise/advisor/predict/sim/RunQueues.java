package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/** The line of each core. */
final class RunQueues {
    private final RunQueue[] queues;
    private int waiting;

    RunQueues(int cores) {
        queues = new RunQueue[cores];
        Arrays.setAll(queues, i -> new RunQueue());
    }

    /** Whether nobody stands in line anywhere. */
    boolean isEmpty() {
        return waiting == 0;
    }

    boolean isEmpty(int core) {
        return queues[core].isEmpty();
    }

    void add(int core, int task, double ns) {
        queues[core].add(task, ns);
        waiting++;
    }

    void addDisplaced(int core, int task, double ns) {
        queues[core].addDisplaced(task, ns);
        waiting++;
    }

    /** The line whose first, which there must be, leaves it now. */
    Line leaving(int core) {
        waiting--;
        return queues[core].next();
    }

    /** Moves a thread whose caches are cold from another core's line to this one's; false when there is none. */
    boolean takeOver(int core, BurstColumns bursts, double now) {
        for (int i = 0; i < queues.length && waiting > 0; i++) {
            Line line = queues[i].next();
            if (!line.isEmpty() && bursts.hotUntil[line.head()] <= now) {
                double work = line.headWork();
                queues[core].add(line.poll(), work);
                return true;
            }
        }
        return false;
    }
}
