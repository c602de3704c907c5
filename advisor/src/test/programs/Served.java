import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A web server whose requests wait 3 ms and compute a little, on a pool of 64 or on virtual threads, until standard input ends. */
public final class Served {
    private static final LongAdder SINK = new LongAdder();

    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(args[1].equals("virtual")
                ? Executors.newVirtualThreadPerTaskExecutor()
                : Executors.newFixedThreadPool(64));
        byte[] answer = "ok".getBytes();
        server.createContext("/", exchange -> {
            try {
                Thread.sleep(3);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            SINK.add(compute());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        System.out.println("PORT " + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Until whoever started it ends.
        }
        System.exit(0);
    }

    private static long compute() {
        long x = System.nanoTime();
        for (int i = 0; i < 200_000; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
        }
        return x;
    }
}
