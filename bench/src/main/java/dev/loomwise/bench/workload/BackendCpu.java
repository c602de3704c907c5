package dev.loomwise.bench.workload;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * CPU time of PostgreSQL's own processes, one for each connection, where they run on this Linux machine: it is taken from
 * the same cores, and a prediction for a database elsewhere must do without it.
 */
final class BackendCpu {
    private final List<Path> schedstats;
    private double lastMs;

    private BackendCpu(List<Path> schedstats) {
        this.schedstats = schedstats;
        this.lastMs = totalMs();
    }

    /** The processes behind all connections of the pool; none where the server runs elsewhere. */
    static BackendCpu of(PGSimpleDataSource database, HikariDataSource pool) throws SQLException {
        List<Path> processes = new ArrayList<>();
        if (isHere(database.getServerNames()[0])) {
            List<Connection> taken = new ArrayList<>();
            try {
                for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                    taken.add(pool.getConnection());
                    processes.add(Path.of("/proc", Integer.toString(pid(taken.getLast())), "schedstat"));
                }
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        }
        // A server in a container says numbers that are other processes, or none, out here.
        return new BackendCpu(processes.stream().allMatch(BackendCpu::isPostgres) ? processes : List.of());
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_backend_pid()")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isPostgres(Path schedstat) {
        try {
            return Files.isReadable(schedstat)
                    && Files.readString(schedstat.resolveSibling("comm")).startsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }

    /** What was used since the last call, in milliseconds, as a figure of the operation; nothing when unknown. */
    Map<String, Double> sinceLast() {
        if (schedstats.isEmpty()) {
            return Map.of();
        }
        double total = totalMs();
        double used = total - lastMs;
        lastMs = total;
        return used >= 0 ? Map.of("stubCpu", used) : Map.of();
    }

    /** A process that has ended counts nothing. */
    private double totalMs() {
        double nanos = 0;
        for (Path schedstat : schedstats) {
            try {
                nanos += Double.parseDouble(Files.readString(schedstat).split(" ", 2)[0]);
            } catch (IOException e) {
                return 0;
            }
        }
        return nanos / 1e6;
    }
}
