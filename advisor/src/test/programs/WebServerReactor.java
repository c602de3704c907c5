import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;

/** A real Reactor Netty: event loops in front, and {@code boundedElastic} for what blocks; or, wrongly, the event loops themselves. */
public final class WebServerReactor {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        boolean blocked = args.length > 1 && args[1].equals("blocked");
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        Mono<String> order = Mono.fromCallable(() -> {
            Truth.task(() -> {
                Truth.waiting(50, () -> client.send(request, BodyHandlers.ofString()));
                Truth.compute(3);
            });
            return "ok";
        });
        var server = HttpServer.create().host("127.0.0.1").port(0).handle((asked, answer) -> answer
                .sendString(blocked ? order : order.subscribeOn(Schedulers.boundedElastic()))).bindNow();
        System.out.println("PORT " + server.port());
        System.in.read();
        Truth.serving(blocked ? "reactor-http" : "boundedElastic");
        server.disposeNow();
        Truth.print();
        System.exit(0);
    }
}
