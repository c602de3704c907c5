package dev.loomwise.bench.workload;

import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.Task;
import java.util.Map;

/** A workload that is open: one call is one operation, and brings the same checksum under every model. */
public interface Session extends AutoCloseable {
    /** One operation. */
    long run(Lane lane) throws Exception;

    /** The checksum that {@link #run} must return. */
    long expected();

    /**
     * What the last operation brought beside its time, by name: {@code p99}. Times in milliseconds. Becomes secondary
     * results of the cell.
     */
    default Map<String, Double> figures() {
        return Map.of();
    }

    @Override
    default void close() throws Exception {}

    /** Many tasks of one kind, and what to close after them. */
    record OfTasks(Task<?> task, int tasks, AutoCloseable resource) implements Session {
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
