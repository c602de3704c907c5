package dev.loomwise.advisor.advice.snippet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
        List<T> results = java.util.Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < Math.min(inFlight, calls.size()); i++) {
            lanes.add(lane(calls, compute, next, timeout, workers, results, failures));
        }
        CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).join();
        return results;
    }

    private static <A, T> CompletableFuture<Void> lane(List<Supplier<CompletableFuture<A>>> calls,
            Function<A, T> compute, AtomicInteger next, Duration timeout, Executor workers, List<T> results,
            List<Throwable> failures) {
        int index = next.getAndIncrement();
        if (index >= calls.size()) {
            return CompletableFuture.completedFuture(null);
        }
        return calls.get(index).get().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(compute, workers).handle((result, failure) -> {
                    if (failure == null) {
                        results.add(result);
                    } else {
                        synchronized (failures) {
                            failures.add(failure);
                        }
                    }
                    return failure;
                }).thenComposeAsync(ignored -> lane(calls, compute, next, timeout, workers, results, failures),
                        workers);
    }
    // END
}
