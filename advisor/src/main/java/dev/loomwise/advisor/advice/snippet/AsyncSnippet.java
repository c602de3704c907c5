package dev.loomwise.advisor.advice.snippet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stages over non-blocking calls; whoever ends a call starts the next one. */
public final class AsyncSnippet {
    private AsyncSnippet() {}

    // BEGIN
    /** At most {@code inFlight} calls at once, computing on {@code workers}; one failure cancels no other. */
    public static <A, T> List<T> runAll(List<Supplier<CompletableFuture<A>>> calls, Function<A, T> compute,
            int inFlight, Duration timeout, Executor workers, List<Throwable> failures) {
        List<T> results = Collections.synchronizedList(new ArrayList<>());
        long deadline = System.nanoTime() + timeout.toNanos();
        AtomicInteger next = new AtomicInteger();
        CompletableFuture<?>[] lanes = new CompletableFuture<?>[Math.min(inFlight, calls.size())];
        List<Throwable> failed = Collections.synchronizedList(failures);
        Arrays.setAll(lanes, i -> lane(calls, compute, next, deadline, workers, results, failed));
        CompletableFuture.allOf(lanes).join();
        return results;
    }

    private static <A, T> CompletableFuture<Void> lane(List<Supplier<CompletableFuture<A>>> calls,
            Function<A, T> compute, AtomicInteger next, long deadline, Executor workers, List<T> results,
            List<Throwable> failures) {
        int index = next.getAndIncrement();
        if (index >= calls.size()) {
            return CompletableFuture.completedFuture(null);
        }
        long left = deadline - System.nanoTime();
        return CompletableFuture.completedFuture(calls.get(index)) // a call that cannot start fails in its stage
                .thenCompose(call -> left > 0 ? call.get() : CompletableFuture.failedFuture(new TimeoutException()))
                .thenApplyAsync(compute, workers).orTimeout(Math.max(1, left), TimeUnit.NANOSECONDS)
                .handle((result, failure) -> failure == null ? results.add(result) : failures.add(failure))
                .thenComposeAsync(ended -> lane(calls, compute, next, deadline, workers, results, failures), workers);
    }
    // END
}
