import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The JDK's own server as it comes, without an executor: one thread takes the requests and serves them. */
public final class WebServerJdk {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=5ms&bytes=64")).build();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> Truth.task(() -> {
            Truth.waiting(5, () -> client.send(request, BodyHandlers.ofString()));
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
        Truth.serving("HTTP-Dispatcher");
        server.stop(0);
        Truth.print();
        System.exit(0);
    }
}
