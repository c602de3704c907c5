package dev.loomwise.advisor.predict.sim;

/** Where a task is: which burst or wait of it ends next. */
enum Stage {
    /** Handed over by the caller. */
    SUBMIT,
    /** The stub reads the request. */
    REQUEST,
    /** The downstream waits. */
    WAIT,
    /** The stub writes the response. */
    REPLY,
    /** The timer or selector thread passes the end of the wait on. */
    POLL,
    /** First burst on a worker. */
    START,
    /** From the permit to the first call, or to the end where nothing is called. */
    OPEN,
    /** Issuing a blocking call on a thread kept for that. */
    BLOCK,
    /** Back from a blocking call on that thread. */
    WOKEN,
    /** On its way to the computing pool. */
    TO_POOL,
    /** Computing on the pool. */
    COMPUTE,
    /** Any later burst on a worker: wake, compute, and the next call or the end. */
    RUN
}
