package dev.loomwise.bench.stub;

import java.io.IOException;

/** The stub as a process of its own: prints its address, ends when its standard input does. */
public final class StubMain {
    private StubMain() {}

    public static void main(String[] args) throws InterruptedException {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try (StubServer server = StubServer.start("127.0.0.1", 0, threads)) {
            System.out.println("listening on " + server.uri());
            // Whoever started us holds the other end: when that process dies, however it dies, so do we.
            while (System.in.read() >= 0) {
                Thread.sleep(1);
            }
        } catch (IOException e) {
            System.err.println("loomwise: " + e.getMessage());
            System.exit(2);
        }
    }
}
