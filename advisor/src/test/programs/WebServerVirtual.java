import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;

/** A web server with a virtual thread for each request, which asks another server. JDK 21 and later. */
public final class WebServerVirtual {
    public static void main(String[] args) throws Exception {
        Truth.calibrate();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> Truth.task(() -> {
            Truth.waiting(50, () -> client.send(request, BodyHandlers.ofString()));
            Truth.compute(3);
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
        server.stop(0);
        Truth.print();
    }
}
