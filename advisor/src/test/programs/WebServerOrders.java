import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server as many are set up: 200 threads, a pool of 3 connections to a database, and a scheduler beside them. */
public final class WebServerOrders {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setUsername("sa");
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(3);
        AtomicInteger next = new AtomicInteger();
        var pool = new ThreadPoolExecutor(200, 200, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(),
                task -> new Thread(task, "http-nio-8080-exec-" + next.incrementAndGet()));
        pool.prestartAllCoreThreads();
        var scheduler = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "scheduling-1"));
        scheduler.scheduleWithFixedDelay(() -> Truth.compute(1), 0, 100, TimeUnit.MILLISECONDS);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(pool);
        try (HikariDataSource connections = new HikariDataSource(config)) {
            server.createContext("/", exchange -> Truth.task(() -> {
                query(connections);
                try {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes());
                    exchange.close();
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
            server.start();
            System.out.println("PORT " + server.getAddress().getPort());
            System.in.read();
            Truth.serving("http-nio-8080-exec-");
            server.stop(0);
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
            scheduler.shutdownNow();
        }
        Truth.print();
    }

    private static void query(HikariDataSource connections) {
        long from = System.nanoTime();
        try (Connection connection = connections.getConnection(); Statement statement = connection.createStatement()) {
            Truth.queued(from);
            Truth.waiting(45, () -> statement.execute("CALL REST(45)"));
            Truth.compute(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
