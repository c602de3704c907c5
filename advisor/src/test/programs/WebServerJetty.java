import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A real Jetty with 40 threads, or with a virtual thread for each request, whose handler asks another server and computes. */
public final class WebServerJetty {
    public static void main(String[] args) throws Exception {
        boolean virtual = args.length > 1 && args[1].equals("virtual");
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=50ms&bytes=64")).build();
        QueuedThreadPool threads = new QueuedThreadPool(40);
        if (virtual) {
            Truth.calibrate();
            threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request asked, Response answer, Callback callback) {
                Truth.task(() -> {
                    Truth.waiting(50, () -> client.send(request, BodyHandlers.ofString()));
                    Truth.compute(3);
                    answer.setStatus(200);
                    Content.Sink.write(answer, true, "ok", callback);
                });
                return true;
            }
        });
        server.start();
        System.out.println("PORT " + connector.getLocalPort());
        System.in.read();
        if (!virtual) {
            Truth.serving("qtp");
        }
        server.stop();
        Truth.print();
        System.exit(0);
    }
}
