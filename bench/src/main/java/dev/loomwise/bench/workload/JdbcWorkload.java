package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import com.zaxxer.hikari.HikariDataSource;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.JdbcTask;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.postgresql.ds.PGSimpleDataSource;

/** One slow query per step on a real PostgreSQL server, through its own driver and HikariCP. */
@AutoService(Workload.class)
public final class JdbcWorkload implements Workload {
    /** Sleeps on the server, which holds the connection, and answers with the number that it was asked with. */
    private static final String QUERY = "select pg_sleep(?), ?::bigint";

    private final Optional<String> url;

    /** On the server that the environment names. */
    public JdbcWorkload() {
        this(Optional.ofNullable(System.getenv(PostgresUrl.VARIABLE)));
    }

    JdbcWorkload(Optional<String> url) {
        this.url = url;
    }

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public String about() {
        return "each task asks a slow query of PostgreSQL, then computes";
    }

    @Override
    public String suite() {
        return "JdbcSuite";
    }

    @Override
    public Optional<Io> calibrates() {
        return Optional.of(Io.JDBC);
    }

    @Override
    public Optional<String> unavailable() {
        return PostgresUrl.problem(url);
    }

    @Override
    public Settings settings(Cell cell) {
        return ConnectionPool.settings(cell);
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return ConnectionPool.limitMs(cell, cores);
    }

    @Override
    public Session open(Cell cell, Rig rig) throws SQLException {
        PGSimpleDataSource database = PostgresUrl.database(url);
        HikariDataSource pool = ConnectionPool.open(database, cell);
        double seconds = cell.waiting().toNanos() / 1e9 / cell.steps();
        JdbcTask task = new JdbcTask(pool, (connection, index) -> {
            try (PreparedStatement query = connection.prepareStatement(QUERY)) {
                query.setDouble(1, seconds);
                query.setLong(2, index);
                try (ResultSet answer = query.executeQuery()) {
                    answer.next();
                    return answer.getLong(2);
                }
            }
        }, cell.steps(), rig.units(cell.cpu().dividedBy(cell.steps())));
        BackendCpu server = BackendCpu.of(database, pool);
        return new Session.OfTasks(task, cell.tasks(), pool, server::sinceLast);
    }
}
