package dev.loomwise.bench.stub;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.io.OutputStream;

/** The stub as a process of its own: prints its address, ends when its standard input does. */
public final class StubMain {
    private static final String USAGE = "options are --host ADDRESS, --port N and --detached";

    private StubMain() {}

    /**
     * @param args {@code --host ADDRESS} (127.0.0.1); {@code --port N} (0, the default, is any free one); {@code --detached} to live until killed
     */
    public static void main(String[] args) throws InterruptedException {
        // Netty would go through slf4j, which complains on standard error where it has nothing to log to.
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        try {
            run(args);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("loomwise: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(String[] args) throws IOException, InterruptedException {
        String host = "127.0.0.1";
        int port = 0;
        boolean detached = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--detached" -> detached = true;
                case "--host" -> host = ++i < args.length ? args[i] : "";
                case "--port" -> port = port(++i < args.length ? args[i] : "");
                default -> throw new IllegalArgumentException("unknown option " + args[i] + ": " + USAGE);
            }
        }
        // The other cores belong to the client.
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try (StubServer server = StubServer.start(host, port, threads)) {
            System.out.println("listening on " + server.uri());
            if (detached) {
                server.awaitClose();
            } else {
                // Whoever started us holds the other end: when that process dies, however it dies, so do we.
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("'" + text + "' is no port: write for example --port 8080");
        }
        return Integer.parseInt(text);
    }
}
