package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/** The line of each core. */
final class RunQueues {
    private final RunQueue[] queues;

    RunQueues(int cores) {
        queues = new RunQueue[cores];
        Arrays.setAll(queues, i -> new RunQueue());
    }

    RunQueue of(int core) {
        return queues[core];
    }

    /** Whether nobody stands in line anywhere. */
    boolean isEmpty() {
        for (RunQueue queue : queues) {
            if (!queue.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Moves a thread whose caches are cold from another core's line to this one's; false when there is none. */
    boolean takeOver(int core, BurstColumns bursts, double now) {
        for (RunQueue other : queues) {
            Line line = other.next();
            if (!line.isEmpty() && bursts.hotUntil[line.head()] <= now) {
                double work = line.headWork();
                queues[core].add(line.poll(), work);
                return true;
            }
        }
        return false;
    }
}
