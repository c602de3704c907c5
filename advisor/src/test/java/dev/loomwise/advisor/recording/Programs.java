package dev.loomwise.advisor.recording;

import dev.loomwise.bench.stub.StubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.h2.tools.Server;

/** Compiles the programs of {@code src/test/programs}, runs them with the recording on, and knows what they say of themselves. */
final class Programs implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/test/programs");
    /** What JDK 17 has not: virtual threads, calls of native code. */
    private static final List<String> MODERN = List.of("VirtualSleep", "VirtualHttp", "PinnedCarrier", "Switched",
            "WebServerVirtual", "WebServerHelidon", "Served", "ManyEvents");
    private static final List<String> OVER_JDBC = List.of("PoolOverJdbc", "WebServerOrders", "CommonPool");
    private static final int REQUESTS = 150;
    private static final int WARM_UP = 8;
    private static final long PAUSE_MILLIS = 250;

    private final Path folder;
    private final StubServer stub;
    private final Server database;

    Programs(Path folder) throws IOException, SQLException {
        this.folder = folder;
        stub = StubServer.start("127.0.0.1", 0, 1);
        database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        try (var connection = DriverManager.getConnection(jdbc(), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS REST FOR 'java.lang.Thread.sleep(long)'");
        }
        compile("17", name -> !MODERN.contains(name));
        compile("25", name -> true);
    }

    /** A recording, and what the program measured itself. */
    record Recorded(Path file, Map<String, Double> truth) {
        double truth(String name) {
            return Optional.ofNullable(truth.get(name)).orElseThrow();
        }
    }

    private interface Chosen {
        boolean takes(String name);
    }

    private void compile(String release, Chosen chosen) throws IOException {
        Path classes = folder.resolve(release);
        Files.createDirectories(classes);
        List<String> words = new ArrayList<>(
                List.of("--release", release, "-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
                        System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.filter(f -> chosen.takes(f.getFileName().toString().replace(".java", ""))).map(Path::toString)
                    .forEach(words::add);
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("the programs do not compile for " + release);
        }
    }

    private String jdbc() {
        return "jdbc:h2:" + database.getURL() + "/mem:programs;DB_CLOSE_DELAY=-1";
    }

    /** Runs a program to its end with the recording on. */
    Recorded record(String program, int jdk, String... more) {
        Path file = folder.resolve(program + "-" + jdk + ".jfr");
        try {
            Process process = start(program, jdk, NewProgram.options(RecordingSettings.written(), file), more);
            if (program.startsWith("WebServer")) {
                load(process);
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " failed: " + said);
            }
            return new Recorded(file, truth(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program with those options of the JVM; its errors are nobody's business. */
    Process start(String program, int jdk, List<String> options, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaHomes.java(jdk).orElseThrow().toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", folder.resolve(Integer.toString(jdk)) + ":" + libraries()));
        if (program.equals("Garbage")) {
            command.addAll(List.of("-Xmx40m", "-XX:+UseSerialGC"));
        }
        if (jdk >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(program, OVER_JDBC.contains(program) ? jdbc() : stub.uri().toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Where a server listens that has just been started: it says so in its first line. */
    static URI address(Process process) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = process.getInputStream().read(); c != '\n' && c >= 0; c = process.getInputStream().read()) {
            line.append((char) c);
        }
        return URI.create("http://127.0.0.1:" + line.toString().replace("PORT ", "").strip() + "/");
    }

    /** The libraries of the programs: all that are not this project's own, nor those of the JVM that runs the tests. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1)).filter(p -> p.endsWith(".jar"))
                .filter(p -> !p.contains("loomwise") && !p.contains("junit") && !p.contains("surefire"))
                .collect(Collectors.joining(":"));
    }

    private static Map<String, Double> truth(String said) {
        Map<String, Double> truth = new HashMap<>();
        said.lines().filter(l -> l.startsWith("TRUTH ")).findFirst().ifPresent(l -> {
            for (String pair : l.substring(6).split(" ", -1)) {
                String[] both = pair.split("=", 2);
                truth.put(both[0], Double.parseDouble(both[1]));
            }
        });
        return truth;
    }

    /** Sends requests at random times to a server that has said its port, then ends it. */
    private static void load(Process process) throws IOException, InterruptedException {
        URI uri = address(process);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        // One after the other: what is loaded and initialised once is not waited for by many.
        for (int i = 0; i < WARM_UP; i++) {
            client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
        Random random = new Random(7);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            all.add(client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
            LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * 12e6));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        Thread.sleep(PAUSE_MILLIS);
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        stub.close();
        database.stop();
    }
}
