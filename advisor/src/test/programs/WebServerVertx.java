import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/** A real Vert.x: event loops in front, and its 20 workers for what blocks; or, wrongly, the event loops themselves. */
public final class WebServerVertx {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        boolean blocked = args.length > 1 && args[1].equals("blocked");
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        Vertx vertx = Vertx.vertx();
        var server = vertx.createHttpServer().requestHandler(asked -> {
            if (blocked) {
                task(client, request);
                asked.response().end("ok");
            } else {
                vertx.executeBlocking(() -> {
                    task(client, request);
                    return "ok";
                }, false).onSuccess(asked.response()::end);
            }
        });
        server.listen(0).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        System.out.println("PORT " + server.actualPort());
        System.in.read();
        Truth.serving(blocked ? "vert.x-eventloop" : "vert.x-worker");
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        Truth.print();
        System.exit(0);
    }

    private static void task(HttpClient client, HttpRequest request) {
        Truth.task(() -> {
            Truth.waiting(50, () -> client.send(request, BodyHandlers.ofString()));
            Truth.compute(3);
        });
    }
}
