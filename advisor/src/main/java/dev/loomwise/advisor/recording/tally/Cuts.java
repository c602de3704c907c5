package dev.loomwise.advisor.recording.tally;

/** The cuts through the time of a group's threads, each of which may be its tasks. */
public final class Cuts {
    /** Loops of more turns count as that many. */
    private static final int MOST_TURNS = 200;

    private final Units periods;
    private final Units cycles;
    private final Units wholes;
    private final Anchors anchors = new Anchors();
    private final long[] turns = new long[MOST_TURNS + 1];
    private long unfinished;
    private long unfinishedWholes;
    private long nestedIdles;
    private boolean traced;

    Cuts(long origin) {
        periods = new Units(origin);
        cycles = new Units(origin);
        wholes = new Units(origin);
    }

    /** From one wait for work to the next. */
    public Units periods() {
        return periods;
    }

    /** From one visit of a waiting place to the next. */
    public Units cycles() {
        return cycles;
    }

    /** Tasks whose boundaries the JVM told: virtual threads, tasks of a pool whose loop is traced. */
    public Units wholes() {
        return wholes;
    }

    /** How many periods had that many turns of their loop, by number of turns. */
    public long[] turns() {
        return turns.clone();
    }

    /** Tasks that had not ended with the recording. */
    public long unfinished() {
        return unfinished;
    }

    /** Whole tasks that had not ended with the recording. */
    public long unfinishedWholes() {
        return unfinishedWholes;
    }

    /** Waits for work within whole tasks: a task with many of them is a loop that others give work to. */
    public long nestedIdles() {
        return nestedIdles;
    }

    /** Whether the pool's own loop was traced, so that the boundaries of tasks are exact. */
    public boolean traced() {
        return traced;
    }

    Anchors anchors() {
        return anchors;
    }

    void period(long from, long to, Waits waited, int steps, int visits) {
        periods.add(from, to, waited, steps);
        turns[Math.min(visits, MOST_TURNS)]++;
    }

    void cycle(long from, long to, Waits waited, int steps) {
        cycles.add(from, to, waited, steps);
    }

    void whole(long from, long to, Waits waited, int steps) {
        wholes.add(from, to, waited, steps);
    }

    void unfinished(int count) {
        unfinished += count;
    }

    void unfinishedWhole() {
        unfinishedWholes++;
    }

    void nestedIdle(int weight) {
        nestedIdles += weight;
    }

    void tracedTasks() {
        traced = true;
    }
}
