import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Thirty threads over a pool of six connections to a database; its query takes 40 ms. */
public final class PoolOverJdbc {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setUsername("sa");
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(6);
        try (HikariDataSource connections = new HikariDataSource(config)) {
            var pool = Executors.newFixedThreadPool(30);
            for (int i = 0; i < 240; i++) {
                pool.execute(() -> Truth.task(() -> query(connections)));
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
        Truth.print();
    }

    private static void query(HikariDataSource connections) {
        long from = System.nanoTime();
        try (Connection connection = connections.getConnection(); Statement statement = connection.createStatement()) {
            Truth.queued(from);
            Truth.waiting(40, () -> statement.execute("CALL REST(40)"));
            Truth.compute(2);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
