import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;

/** A real Reactor Netty whose handler blocks on the scheduler that is meant for it. */
public final class WebServerReactor {
    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        var server = HttpServer.create().host("127.0.0.1").port(0)
                .handle((asked, answer) -> answer.sendString(Mono.fromCallable(() -> {
                    Truth.task(() -> {
                        Truth.waiting(() -> client.send(request, BodyHandlers.ofString()));
                        Truth.compute(3);
                    });
                    return "ok";
                }).subscribeOn(Schedulers.boundedElastic()))).bindNow();
        System.out.println("PORT " + server.port());
        System.in.read();
        Truth.serving("boundedElastic");
        server.disposeNow();
        Truth.print();
        System.exit(0);
    }
}
