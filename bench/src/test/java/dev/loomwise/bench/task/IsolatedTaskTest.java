package dev.loomwise.bench.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: every failure is listed with its own cause, and every other task brings its result. */
class IsolatedTaskTest {
    /** Task 3 fails while it waits, task 5 while it computes. */
    private static class Fragile implements Task<Integer> {
        @Override
        public Integer await(int index, int step) throws Exception {
            if (index == 3) {
                throw new IOException("lost " + index);
            }
            return index;
        }

        @Override
        public CompletableFuture<Integer> awaitAsync(int index, int step) {
            return index == 3
                    ? CompletableFuture.supplyAsync(() -> {
                        throw new java.util.concurrent.CompletionException(new IOException("lost " + index));
                    })
                    : CompletableFuture.completedFuture(index);
        }

        @Override
        public long compute(int index, int step, Integer received) {
            if (index == 5) {
                throw new IllegalStateException("wrong " + index);
            }
            return 10;
        }

        @Override
        public long expected(int tasks) {
            throw new UnsupportedOperationException("some of them fail");
        }
    }

    private record Listed(Map<Integer, String> causes) implements IsolatedTask.Failures {
        @Override
        public long failed(int index, int step, Throwable cause) {
            causes.put(index, cause.getClass().getSimpleName() + " " + cause.getMessage());
            return 1;
        }

        @Override
        public long expected(int tasks) {
            return 10L * (tasks - 2) + 2;
        }
    }

    @ParameterizedTest
    @EnumSource
    void failures_are_listed_and_take_nobody_along(ConcurrencyModel model) throws Exception {
        Listed listed = new Listed(new ConcurrentSkipListMap<>());
        IsolatedTask<Integer> task = new IsolatedTask<>(new Fragile(), listed);
        try (Lane lane = model.open(new Settings(4, 0, 2))) {
            assertEquals(task.expected(10), lane.run(task, 10));
        }
        assertEquals(new TreeMap<>(Map.of(3, "IOException lost 3", 5, "IllegalStateException wrong 5")),
                listed.causes());
    }

    @Test
    void interruption_is_no_failure_of_a_task() {
        Task<Integer> interrupted = new Fragile() {
            @Override
            public Integer await(int index, int step) throws InterruptedException {
                throw new InterruptedException();
            }
        };
        assertThrows(InterruptedException.class,
                () -> new IsolatedTask<>(interrupted, new Listed(new TreeMap<>())).runBlocking(0));
    }
}
