package dev.loomwise.bench.workload;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.loomwise.bench.model.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.sql.DataSource;

/**
 * What tasks queue for in front of a database: HikariCP with a fixed number of connections, all open. Its size is the
 * cell's in-flight, or 10, which is HikariCP's own default.
 */
final class ConnectionPool {
    static final int USUAL_SIZE = 10;

    /** A task may wait for a connection this much longer than the queue before it should take. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ConnectionPool() {}

    /** Connections that the cell's tasks share, never more than there are tasks. */
    static int size(Cell cell) {
        return Math.min(cell.tasks(), cell.inFlight() == 0 ? USUAL_SIZE : cell.inFlight());
    }

    /**
     * Opens every connection, so that none is opened in the measured region.
     *
     * @throws SQLException when the database does not answer or refuses
     */
    static HikariDataSource open(DataSource database, Cell cell) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(size(cell));
        config.setMinimumIdle(size(cell));
        config.setPoolName("loomwise");
        // We only read; SQLite's connections were opened that way, and the pool must say the same.
        config.setReadOnly(true);
        Duration queue = cell.waiting().plus(cell.cpu()).multipliedBy(cell.tasks()).dividedBy(size(cell));
        config.setConnectionTimeout(PATIENCE.plus(queue.multipliedBy(3)).toMillis());
        HikariDataSource pool = new HikariDataSource(config);
        try {
            fill(pool, size(cell));
            return pool;
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void fill(DataSource pool, int size) throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                taken.add(pool.getConnection());
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    /**
     * One thread for each connection and each core: more would only queue for connections. Where the cell has no limit
     * of its own, the models get none: the pool is the limit.
     */
    static Settings settings(Cell cell) {
        Settings usual = Settings.of(cell.tasks(), cell.inFlight());
        return usual.withPoolSize(Math.min(usual.poolSize(), size(cell) + usual.parallelism()));
    }

    /** The usual limit of the cell, and what the connections allow: each is held for the wait of a step. */
    static OptionalDouble limitMs(Cell cell, int cores) {
        double wait = cell.waiting().toNanos() / 1e6;
        double cpu = cell.cpu().toNanos() / 1e6;
        long queries = (long) cell.tasks() * cell.steps();
        long waves = (queries + size(cell) - 1) / size(cell);
        return OptionalDouble
                .of(Math.max(PhysicalLimit.of(cell, cores), waves * wait / cell.steps() + cpu / cell.steps()));
    }
}
