import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Four pollers on a scheduler's three threads, each of which asks a service and computes, and rests before it asks again. */
public final class ScheduledPoller {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=30ms&bytes=64")).build();
        var scheduler = Executors.newScheduledThreadPool(3);
        for (int i = 0; i < 4; i++) {
            scheduler.scheduleWithFixedDelay(() -> Truth.task(() -> {
                Truth.waiting(30, () -> client.send(request, BodyHandlers.ofString()));
                Truth.compute(2);
            }), 10 * i, 60, TimeUnit.MILLISECONDS);
        }
        Thread.sleep(3000);
        scheduler.shutdown();
        scheduler.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
    }
}
