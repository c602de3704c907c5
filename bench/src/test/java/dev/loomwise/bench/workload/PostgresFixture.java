package dev.loomwise.bench.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of Debian's package on a free port of loopback, with a password, in a folder of its own that is
 * gone afterwards. The server refuses to run as root, so there it runs as the user that the package makes.
 */
public final class PostgresFixture implements AutoCloseable {
    private static final String PASSWORD = "s3cret-of-the-test";

    private final Path bin;
    private final Path data;
    private final int port;
    private final Process server;

    private PostgresFixture(Path bin, Path data, int port, Process server) {
        this.bin = bin;
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /** Skips the calling test, and says how to have it, where PostgreSQL is not installed. */
    public static PostgresFixture start() throws IOException, InterruptedException {
        Optional<Path> bin = newest();
        Assumptions.assumeTrue(bin.isPresent(), "skipped: no PostgreSQL here; install Debian's package 'postgresql'");
        Path data = Path
                .of(said(asServerUser("mktemp", "-d", System.getProperty("java.io.tmpdir") + "/loomwise-pg-XXXXXX")));
        String initdb = bin.get() + "/initdb";
        said(asServerUser("sh", "-c", "printf %s " + PASSWORD + " > " + data + ".word && " + initdb + " -D " + data
                + " -U tester -A scram-sha-256 --no-sync --pwfile " + data + ".word && rm " + data + ".word"));
        int port = freePort();
        Process server = new ProcessBuilder(asServerUser(bin.get() + "/postgres", "-D", data.toString(), "-p",
                Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c",
                "fsync=off", "-c", "shared_buffers=16MB")).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        PostgresFixture fixture = new PostgresFixture(bin.get(), data, port, server);
        fixture.awaitReady();
        return fixture;
    }

    /** With user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=tester&password=" + PASSWORD;
    }

    String password() {
        return PASSWORD;
    }

    /** Ends at once, as a crash does. */
    void crash() throws IOException, InterruptedException {
        said(asServerUser(bin + "/pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop"));
        server.waitFor();
    }

    /** The command lines of what still runs on the folder. */
    List<String> leftProcesses() {
        return ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse(""))
                .filter(line -> line.contains(data.toString())).toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (server.isAlive()) {
            crash();
        }
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            var ask = new ProcessBuilder(bin + "/pg_isready", "-q", "-h", "127.0.0.1", "-p", Integer.toString(port))
                    .start();
            if (ask.waitFor() == 0) {
                return;
            }
            if (!server.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        close();
        throw new IOException("PostgreSQL did not start on port " + port);
    }

    private static Optional<Path> newest() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (var all = Files.list(versions)) {
            return all.map(v -> v.resolve("bin")).filter(b -> Files.isExecutable(b.resolve("postgres")))
                    .max(Comparator.comparing(Path::toString));
        }
    }

    private static List<String> asServerUser(String... command) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .directory(new java.io.File(System.getProperty("java.io.tmpdir"))).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }
}
