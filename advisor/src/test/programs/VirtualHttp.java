import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A batch on virtual threads with a limit: each takes a permit and then calls. */
public final class VirtualHttp {
    public static void main(String[] args) throws Exception {
        Truth.calibrate();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=80ms&bytes=64")).build();
        Semaphore permits = new Semaphore(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 300; i++) {
                threads.execute(() -> Truth.task(() -> {
                    long from = System.nanoTime();
                    permits.acquireUninterruptibly();
                    Truth.queued(from);
                    try {
                        Truth.waiting(80, () -> client.send(request, BodyHandlers.ofString()));
                        Truth.compute(2);
                    } finally {
                        permits.release();
                    }
                }));
            }
        }
        Truth.print();
    }
}
