package dev.loomwise.advisor.predict.sim;

/** What a model charges besides the task's own wait and computing. All in nanoseconds, at least 0. */
public enum Cost {
    /** CPU of the caller per task that it hands over. */
    SUBMIT,
    /** CPU of the worker when a task first runs (async: of whoever starts the task). */
    START,
    /** CPU to issue a wait or an I/O call. */
    CALL,
    /** CPU of the worker per wake-up after a wait. */
    WAKE,
    /** CPU of the one timer or selector thread per wait that has ended. */
    POLL,
    /** CPU of the stub server per call, half of it before and half after its delay; free when it runs elsewhere. */
    STUB,
    /**
     * CPU of an HTTP client per call and connection that is idle in its pool. The JDK's keeps them in one list, takes the
     * oldest and looks for it from the youngest on, and again when an answer gives its connection back
     * ({@code jdk.internal.net.http.ConnectionPool.ExpiryList}).
     */
    SEARCH,
    /** Latency added to each wait; no CPU. */
    EXTRA_WAIT,
    /** Latency of a request before the thread that hands requests over has woken up; no CPU. */
    ARRIVAL,
    /** Time added to a run. */
    FIXED,
    /** CPU of the worker at the end of a task. */
    END,
    /** CPU added to a worker's burst that begins while every core is taken. */
    SWITCHING,
    /** CPU of noticing a wait that ends alone: the interrupt, and the switch to whoever notices. */
    INTERRUPT,
    /** So long after it ran a thread is not taken over by an idle core: Linux's migration cost. */
    HOT,
    /** CPU of waking an idle thread for a burst: the switch to it and its cold caches. */
    UNPARK,
    /** CPU per hand-over between two pools (bridge: to the pool and back; async over a blocking API). */
    HANDOFF,
    /**
     * CPU of a fork-join worker per task and thread of its pool, where the pool grows: it looks for work in the queues of all
     * of them. 1000 calls take 1.4 times as long as on a pool of 1000 plain threads, and no longer at 50 in flight.
     */
    SCAN,
    /** CPU per part into which forkjoin splits a divisible job. */
    SPLIT,
    /** CPU of opening, reading and closing a file that the page cache holds, without its bytes; part of a task's computing. */
    READ,
    /** CPU of each of its bytes. */
    READ_BYTE
}
