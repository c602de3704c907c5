import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A web server with a pool of 16; somebody else sends the requests and then a line to standard input. */
public final class WebServer {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var pool = Executors.newFixedThreadPool(16);
        server.setExecutor(pool);
        server.createContext("/", exchange -> Truth.task(() -> {
            Truth.sleeping(30);
            Truth.compute(2);
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
        Truth.serving("pool-1-thread-");
        server.stop(0);
        pool.shutdownNow();
        Truth.print();
    }
}
