package dev.loomwise.advisor.trial;

import java.util.concurrent.CompletableFuture;

/** One wait of a task, in its two forms. */
interface Wait {
    /** On the calling thread. */
    Object blocking() throws Exception;

    /** Returns at once. */
    CompletableFuture<Object> async();
}
