package dev.loomwise.advisor.predict.sim;

/** Who stands in line for one core: threads that woke up first, and after them those that were displaced. */
final class RunQueue {
    private final Line awake = new Line();
    private final Line displaced = new Line();

    boolean isEmpty() {
        return awake.isEmpty() && displaced.isEmpty();
    }

    void add(int task, double ns) {
        awake.add(task, ns);
    }

    void addDisplaced(int task, double ns) {
        displaced.add(task, ns);
    }

    /** The line whose first is next; empty when nobody waits. */
    Line next() {
        return awake.isEmpty() ? displaced : awake;
    }
}
