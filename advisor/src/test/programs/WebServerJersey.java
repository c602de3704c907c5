import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** A real Jersey on Grizzly as it comes, whose resource asks another server and computes. */
public final class WebServerJersey {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static HttpRequest request;

    private WebServerJersey() {}

    /** What is served. */
    @Path("/")
    public static final class Orders {
        @GET
        public String get() {
            Truth.task(() -> {
                Truth.waiting(50, () -> CLIENT.send(request, BodyHandlers.ofString()));
                Truth.compute(3);
            });
            return "ok";
        }
    }

    public static void main(String[] args) throws Exception {
        Truth.ready();
        request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        var server = GrizzlyHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"),
                new ResourceConfig(Orders.class));
        System.out.println("PORT " + server.getListeners().iterator().next().getPort());
        System.in.read();
        Truth.serving("grizzly-http-server");
        server.shutdownNow();
        Truth.print();
        System.exit(0);
    }
}
