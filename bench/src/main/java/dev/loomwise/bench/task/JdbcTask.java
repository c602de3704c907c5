package dev.loomwise.bench.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/**
 * A connection from the pool and one query per step, then computing. The connection goes back before the computing: it
 * is what tasks queue for. JDBC has no other form than the blocking one.
 */
public final class JdbcTask implements Task<Long> {
    private final DataSource pool;
    private final Query query;
    private final int steps;
    private final Compute compute;

    /** A query that the database answers with the task's own number, so that a mixed-up answer is found. */
    @FunctionalInterface
    public interface Query {
        /** @return the number that the database answered, which must be {@code index} */
        long ask(Connection connection, int index) throws SQLException;
    }

    /** @param units of {@link CpuWork} per step */
    public JdbcTask(DataSource pool, Query query, int steps, long units) {
        this.pool = pool;
        this.query = query;
        this.steps = steps;
        this.compute = new Compute(units);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public boolean nonBlocking() {
        return false;
    }

    @Override
    public Long await(int index, int step) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return query.ask(connection, index);
        }
    }

    @Override
    public CompletableFuture<Long> awaitAsync(int index, int step) {
        throw new UnsupportedOperationException("JDBC only blocks");
    }

    @Override
    public long compute(int index, int step, Long received) {
        return received + compute.run(index, step);
    }

    @Override
    public long expected(int tasks) {
        return compute.expected(tasks, steps) + (long) tasks * (tasks - 1) / 2 * steps;
    }
}
