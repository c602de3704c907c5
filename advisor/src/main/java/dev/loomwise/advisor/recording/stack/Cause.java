package dev.loomwise.advisor.recording.stack;

/** Why a thread stood still, as far as its stack tells. */
public enum Cause {
    /** It waited for work: the gap between two tasks. */
    IDLE("waiting for work"),
    /** It waited for other threads of the program to be done: a latch, a join, the end of a pool. */
    COORDINATION("waiting for others to finish"), SLEEP("sleep"), SOCKET("socket"), HTTP("HTTP call"), JDBC(
            "database call"), FILE("file"),
    /** A pool of connections had none free. */
    CONNECTION_POOL("a free connection"), SEMAPHORE("a permit"), LOCK("a lock"),
    /** The result of a task that runs elsewhere in this program. */
    FUTURE("another task's result"),
    /** Object.wait, or a condition that nothing above explains. */
    CONDITION("a condition");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** As a person calls it. */
    public String words() {
        return words;
    }

    /** Whether the wait exists only because too many ask at once: it is queueing, and no part of the task itself. */
    public boolean queueing() {
        return this == CONNECTION_POOL || this == SEMAPHORE || this == LOCK;
    }

    /** Whether the wait is part of a task: something outside the program is awaited. */
    public boolean ofTheTask() {
        return !queueing() && this != IDLE && this != COORDINATION;
    }
}
