package dev.loomwise.bench.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stub server in a process of its own on loopback, so that its CPU time is not the client's. */
public final class StubProcess implements AutoCloseable {
    private static final String GREETING = "listening on ";
    private static final int START_SECONDS = 10;
    private static final int PATIENCE_MILLIS = 10_000;

    private final Process process;
    private final URI uri;

    private StubProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** @throws IOException with what it said, when it is not up within ten seconds */
    public static StubProcess start() throws IOException {
        Process process = new ProcessBuilder(command()).redirectErrorStream(true).start();
        CompletableFuture<URI> address = new CompletableFuture<>();
        // Reads on to the end, so that the stub can never block on a full pipe.
        Thread.ofPlatform().daemon().name("stub output").start(() -> listen(process, address));
        try {
            return new StubProcess(process, address.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the stub server did not start" + (e.getCause() == null
                    ? " within " + START_SECONDS + " s"
                    : ": " + e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the stub server started", e);
        }
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StubMain.class.getName()));
        return command;
    }

    private static void listen(Process process, CompletableFuture<URI> address) {
        StringJoiner said = new StringJoiner(" ");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(GREETING)) {
                    address.complete(URI.create(line.substring(GREETING.length())));
                } else if (!address.isDone()) {
                    said.add(line);
                }
            }
            address.completeExceptionally(new IOException(said.length() == 0 ? "it said nothing" : said.toString()));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** CPU time of the stub at {@code address} since its start, in nanoseconds. */
    public static long cpuNanos(URI address) throws IOException {
        // A plain connection: the measured client must not be touched.
        URLConnection connection = address.resolve("/cpu").toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try (var in = connection.getInputStream()) {
            return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
