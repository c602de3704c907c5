package dev.loomwise.advisor.predict.sim;

/** A semaphore whose permits go to whoever waits longest. */
final class Gate {
    private final boolean limited;
    private final Line line = new Line();
    private int free;

    /** @param permits 0 means no limit */
    Gate(int permits) {
        this.limited = permits > 0;
        this.free = permits;
    }

    boolean limited() {
        return limited;
    }

    /** Takes a permit, or puts the task in line and says false. */
    boolean enter(int task) {
        if (limited && free == 0) {
            line.add(task, 0);
            return false;
        }
        free--;
        return true;
    }

    /** Gives a permit back; returns the task that takes it over, or -1 when nobody waits. */
    int leave() {
        if (!line.isEmpty()) {
            return line.poll();
        }
        free++;
        return -1;
    }
}
