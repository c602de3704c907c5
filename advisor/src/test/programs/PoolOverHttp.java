import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A fixed pool of 16 over blocking calls of the JDK's HTTP client, as a batch: the queue never runs empty. */
public final class PoolOverHttp {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=60ms&bytes=64")).build();
        Switch.all(args, "platform", 16, 300, () -> Truth.task(() -> {
            Truth.waiting(60, () -> client.send(request, BodyHandlers.ofString()));
            Truth.compute(3);
        }));
        Truth.print();
    }
}
