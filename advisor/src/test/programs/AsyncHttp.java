import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;

/** Futures over a client that does not block: at most 25 calls in flight, computing on a pool of its own. */
public final class AsyncHttp {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=70ms&bytes=64")).build();
        ForkJoinPool computing = new ForkJoinPool(2);
        Semaphore permits = new Semaphore(25);
        var all = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 400; i++) {
            permits.acquireUninterruptibly();
            long from = System.nanoTime();
            all.add(client.sendAsync(request, BodyHandlers.ofString()).thenAccept(r -> {
                Truth.waited(from);
                Truth.ended(from);
            }).thenRunAsync(() -> Truth.computed(2), computing).thenRun(permits::release));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        Truth.print();
    }
}
