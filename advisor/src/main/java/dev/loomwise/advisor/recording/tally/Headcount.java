package dev.loomwise.advisor.recording.tally;

/** How many threads a group has, and how they come and go. */
public final class Headcount {
    private long threads;
    private long alive;
    private long mostAlive;
    private long started;
    private long ended;

    Headcount() {}

    void joined() {
        threads++;
        alive++;
        mostAlive = Math.max(mostAlive, alive);
    }

    void born() {
        started++;
    }

    /** So many were there at one time. */
    void standing(long count) {
        mostAlive = Math.max(mostAlive, count);
    }

    void left() {
        alive--;
        ended++;
    }

    /** Threads that were seen at all. */
    public long threads() {
        return threads;
    }

    /** Most threads alive at once, as far as they showed themselves. */
    public long mostAlive() {
        return mostAlive;
    }

    public long started() {
        return started;
    }

    public long ended() {
        return ended;
    }
}
