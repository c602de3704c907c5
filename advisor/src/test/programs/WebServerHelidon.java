import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A real Helidon: a virtual thread for each connection, which may carry many requests. JDK 21 and later. */
public final class WebServerHelidon {
    public static void main(String[] args) throws Exception {
        Truth.calibrate();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        WebServer server = WebServer.builder().port(0).routing(r -> r.get("/", (asked, answer) -> {
            Truth.task(() -> {
                Truth.waiting(50, () -> client.send(request, BodyHandlers.ofString()));
                Truth.compute(3);
            });
            answer.send("ok");
        })).build().start();
        System.out.println("PORT " + server.port());
        System.in.read();
        server.stop();
        Truth.print();
        System.exit(0);
    }
}
