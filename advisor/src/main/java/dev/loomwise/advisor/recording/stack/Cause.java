package dev.loomwise.advisor.recording.stack;

/** Why a thread stood still, as far as its stack tells. */
public enum Cause {
    /** It waited for work: the gap between two tasks. */
    IDLE("waiting for work"),
    /** It waited for others that compute a part of its own job. */
    COORDINATION("the parts of a divided job"), SLEEP("sleep"), SOCKET("socket"), HTTP("HTTP call"), JDBC(
            "database call"), FILE("file"),
    /** A pool of connections had none free. */
    CONNECTION_POOL("a free connection"), SEMAPHORE("a permit"), LOCK("a lock"),
    /** A class is loaded from its file, or another thread loads or initialises it: that happens once, while a program is cold. */
    LOADING("a class that is being loaded"),
    /** The result of a task that runs elsewhere in this program. */
    FUTURE("what other tasks do"),
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
        return !queueing() && this != IDLE && this != COORDINATION && this != LOADING;
    }
}
