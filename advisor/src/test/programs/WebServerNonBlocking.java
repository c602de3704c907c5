import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** A server that never blocks: its waits are timers of its event loops. */
public final class WebServerNonBlocking {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        Vertx vertx = Vertx.vertx();
        var server = vertx.createHttpServer().requestHandler(asked -> vertx.setTimer(40, timer -> {
            Truth.task(() -> Truth.compute(4));
            asked.response().end("ok");
        }));
        server.listen(0).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        System.out.println("PORT " + server.actualPort());
        System.in.read();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        Truth.print();
        System.exit(0);
    }
}
