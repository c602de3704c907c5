package dev.loomwise.advisor.recording.stack;

/**
 * A place in the program where threads wait or compute.
 *
 * @param cause why it stands still there
 * @param where the topmost frame of the program's own code, {@code Class.method:line}; empty when there is none
 * @param entry the program's frame nearest to the thread's start: what kind of task it is; empty when there is none
 * @param key tells sites apart
 * @param client whether a client library was at work there: HTTP client, database driver
 * @param divides whether a job was being split there: parallel stream, recursive task
 * @param pooled whether a worker of a pool was running
 * @param poolLoop whether it was the worker itself that looked for its next task, and no task of it
 * @param nested whether an event of its own covers the same wait: a park within a sleep or a socket read
 */
public record Site(Cause cause, String where, String entry, int key, boolean client, boolean divides, boolean nested,
        boolean pooled, boolean poolLoop) {}
