import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A real Undertow with two event loops and 32 workers, whose handler asks another server and computes. */
public final class WebServerUndertow {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        Undertow server = Undertow.builder().addHttpListener(0, "127.0.0.1").setIoThreads(2).setWorkerThreads(32)
                .setHandler(new BlockingHandler(exchange -> {
                    Truth.task(() -> {
                        Truth.waiting(50, () -> client.send(request, BodyHandlers.ofString()));
                        Truth.compute(3);
                    });
                    exchange.getResponseSender().send("ok");
                })).build();
        server.start();
        System.out.println("PORT " + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
        System.in.read();
        Truth.serving("XNIO-1 task");
        server.stop();
        Truth.print();
        System.exit(0);
    }
}
