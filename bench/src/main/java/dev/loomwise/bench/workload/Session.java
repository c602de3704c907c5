package dev.loomwise.bench.workload;

import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.Task;
import java.util.Map;
import java.util.function.Supplier;

/** A workload that is open: one call is one operation, and brings the same checksum under every model. */
public interface Session extends AutoCloseable {
    /** One operation. */
    long run(Lane lane) throws Exception;

    /** The checksum that {@link #run} must return. */
    long expected();

    /**
     * What the last operation brought beside its time, by name: {@code p99}. Times in milliseconds, unless the name ends in
     * {@code PerSecond}, {@code Count}, {@code Kb} or {@code Share}. Becomes secondary results of the cell.
     */
    default Map<String, Double> figures() {
        return Map.of();
    }

    @Override
    default void close() throws Exception {}

    /** Many tasks of one kind, what to close after them, and what to say of each operation. */
    record OfTasks(Task<?> task, int tasks, AutoCloseable resource, Supplier<Map<String, Double>> said)
            implements
                Session {
        /** With nothing to say beside the time. */
        public OfTasks(Task<?> task, int tasks, AutoCloseable resource) {
            this(task, tasks, resource, Map::of);
        }

        @Override
        public Map<String, Double> figures() {
            return said.get();
        }

        @Override
        public long run(Lane lane) throws Exception {
            return lane.run(task, tasks);
        }

        @Override
        public long expected() {
            return task.expected(tasks);
        }

        @Override
        public void close() throws Exception {
            resource.close();
        }
    }
}
