package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import com.zaxxer.hikari.HikariDataSource;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.JdbcTask;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalDouble;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One query per step on a real SQLite file. A wait of 0 is a read by key; a longer one is a slow query, whose time
 * passes inside SQLite's native code: there a virtual thread holds its carrier, and nothing compensates for it.
 */
@AutoService(Workload.class)
public final class SqliteWorkload implements Workload {
    private static final int ROWS = 20_000;
    private static final String READ = "select id from item where id = ?";
    private static final String SLOW = "select id from item where id = ? and pause(?) = 0";

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String about() {
        return "each task reads from a SQLite file, which waits in native code, then computes";
    }

    @Override
    public String suite() {
        return "SqliteSuite";
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
    public Session open(Cell cell, Rig rig) throws IOException, SQLException {
        Scratch scratch = Scratch.open();
        try {
            HikariDataSource pool = ConnectionPool.open(filled(scratch), cell);
            long pauseNanos = cell.waiting().toNanos() / cell.steps();
            JdbcTask task = new JdbcTask(pool, (connection, index) -> ask(connection, index, pauseNanos), cell.steps(),
                    rig.units(cell.cpu().dividedBy(cell.steps())));
            return new Session.OfTasks(task, cell.tasks(), () -> {
                pool.close();
                scratch.close();
            });
        } catch (SQLException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private static long ask(Connection connection, int index, long pauseNanos) throws SQLException {
        int row = index % ROWS;
        try (PreparedStatement query = connection.prepareStatement(pauseNanos == 0 ? READ : SLOW)) {
            query.setInt(1, row);
            if (pauseNanos > 0) {
                query.setLong(2, pauseNanos);
            }
            try (ResultSet answer = query.executeQuery()) {
                if (!answer.next()) {
                    throw new SQLException("row " + row + " is not in the file");
                }
                return index - row + answer.getLong(1);
            }
        }
    }

    private static SQLiteDataSource filled(Scratch scratch) throws SQLException {
        String url = "jdbc:sqlite:" + scratch.path().resolve("items.db");
        SQLiteDataSource writer = new SQLiteDataSource();
        writer.setUrl(url);
        try (Connection connection = writer.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table item (id integer primary key, text text not null)");
            statement.executeUpdate("""
                    with recursive number(n) as (select 0 union all select n + 1 from number where n < %d)
                    insert into item select n, 'item ' || n || hex(zeroblob(50)) from number""".formatted(ROWS - 1));
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource database = new WithPause(config);
        database.setUrl(url);
        return database;
    }

    /** Its connections know the function {@code pause(nanoseconds)}: a slow query of a known length. */
    private static final class WithPause extends SQLiteDataSource {
        WithPause(SQLiteConfig config) {
            super(config);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try {
                Function.create(connection, "pause", new Pause());
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection;
        }
    }

    private static final class Pause extends Function {
        @Override
        protected void xFunc() throws SQLException {
            long nanos = value_long(0);
            try {
                Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted in a slow query", e);
            }
            result(0);
        }
    }
}
