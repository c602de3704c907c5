package dev.loomwise.advisor.predict.sim;

/**
 * P cores that runnable threads share equally: with k of them each runs at {@code min(1, P/k)}. That is what an
 * operating system's fair time slices come to; a thread that serves a queue is first-in first-out inside it. Time is
 * kept as virtual time (the CPU that every runnable thread has received), so that an event costs O(log k), however many
 * threads run (as in weighted fair queueing: Parekh and Gallager 1993).
 */
final class Cores {
    private final int cores;
    private final double parallelSpeed;
    private final EventHeap running = new EventHeap();
    private double virtualTime;
    private double now;
    private double busy;

    Cores(int cores, double parallelSpeed) {
        this.cores = cores;
        this.parallelSpeed = parallelSpeed;
    }

    /** A thread needs {@code cpu} from now on; {@code event} comes out when it has got it. */
    void run(double cpu, long event) {
        running.add(virtualTime + cpu, event);
    }

    /** When the next thread has its CPU; infinity when none runs. */
    double nextEnd() {
        return running.isEmpty()
                ? Double.POSITIVE_INFINITY
                : now + Math.max(0, running.firstKey() - virtualTime) / rate();
    }

    /** Takes the thread whose end has come. */
    long takeEnded() {
        virtualTime = Math.max(virtualTime, running.firstKey());
        return running.removeFirst();
    }

    void advanceTo(double time) {
        double elapsed = time - now;
        if (elapsed > 0) {
            int k = running.size();
            virtualTime += elapsed * rate();
            busy += elapsed * Math.min(k, cores);
            now = time;
        }
    }

    /** Core time used so far. */
    double busy() {
        return busy;
    }

    private double rate() {
        int k = running.size();
        if (k <= 1) {
            return 1;
        }
        // Cores that share caches or are hyperthreads slow each other down, fully when all run.
        double used = Math.min(k, cores);
        double speed = cores == 1 ? 1 : 1 - (1 - parallelSpeed) * (used - 1) / (cores - 1);
        return Math.min(1, (double) cores / k) * speed;
    }
}
