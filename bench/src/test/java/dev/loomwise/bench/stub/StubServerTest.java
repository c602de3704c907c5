package dev.loomwise.bench.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: every request is answered, never early, with exactly what it asked for. */
class StubServerTest {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static StubServer server;

    @BeforeAll
    static void start() throws IOException {
        server = StubServer.start("127.0.0.1", 0, 1);
    }

    @AfterAll
    static void stop() {
        server.close();
        CLIENT.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_server_for_every_address_says_so_briefly() throws Exception {
        try (StubServer everywhere = StubServer.start("0.0.0.0", 0, 1)) {
            assertEquals("0.0.0.0", everywhere.uri().getHost());
        }
    }

    @Test
    void an_answer_is_never_early() throws Exception {
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            get("/?delay=15ms");
            long elapsed = System.nanoTime() - start;
            assertTrue(elapsed >= 15_000_000, elapsed + " ns");
        }
    }

    @ParameterizedTest
    @CsvSource({"/?bytes=512,200,512", "/?bytes=0,200,0", "/?bytes=100000,200,100000", "/?status=503&bytes=3,503,3",
            "/?delay=1ms,200,64"})
    void an_answer_has_the_status_and_the_size_that_were_asked_for(String path, int status, int bytes)
            throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(status, answer.statusCode());
        assertEquals(bytes, answer.body().length());
    }

    @ParameterizedTest
    @CsvSource({"/?bytes=512,200,512", "/?bytes=0,200,0", "/?bytes=100000,200,100000", "/?status=503&bytes=3,503,3",
            "/?delay=1ms,200,64"})
    void over_http_2_it_is_the_same_answer(String path, int status, int bytes) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertEquals(HttpClient.Version.HTTP_2, answer.version());
                assertEquals(status, answer.statusCode());
                assertEquals(bytes, answer.body().length());
            }
        }
    }

    @Test
    void over_http_2_a_thousand_delays_pass_at_the_same_time_on_one_connection() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/?delay=300ms")).build();
            client.send(request, HttpResponse.BodyHandlers.ofString());
            long start = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 1000)
                    .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())).toList();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertEquals(64, answer.get(10, TimeUnit.SECONDS).body().length());
            }
            long elapsed = (System.nanoTime() - start) / 1_000_000;
            // One after the other they would take five minutes.
            assertTrue(elapsed >= 300 && elapsed < 10_000, elapsed + " ms");
        }
    }

    @ParameterizedTest
    @CsvSource({"reset", "close", "garbage"})
    void over_http_2_a_fault_is_an_error_for_one_call_alone(String fault) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest well = HttpRequest.newBuilder(server.uri().resolve("/")).build();
            client.send(well, HttpResponse.BodyHandlers.ofString());
            HttpRequest wrong = HttpRequest.newBuilder(server.uri().resolve("/?fault=" + fault)).build();
            assertThrows(IOException.class, () -> client.send(wrong, HttpResponse.BodyHandlers.ofString()));
            assertEquals(200, client.send(well, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void users_and_services_come_as_json_that_says_what_it_is() throws Exception {
        get("/?users=10");
        HttpResponse<String> users = get("/?users=10");
        assertEquals("application/json", users.headers().firstValue("content-type").orElseThrow());
        var parsed = new com.fasterxml.jackson.databind.ObjectMapper().readTree(users.body());
        assertEquals(10, parsed.size());
        assertEquals("user10@example.org", parsed.get(9).path("email").asText());
        assertTrue(get("/?service=7").body().contains("\"service\":7,"));
    }

    @ParameterizedTest
    @CsvSource({"reset", "close", "garbage"})
    void a_fault_is_an_error_for_the_client_and_the_next_request_is_answered(String fault) throws Exception {
        assertThrows(IOException.class, () -> get("/?fault=" + fault));
        assertEquals(200, get("/").statusCode());
    }

    @Test
    void a_request_that_hangs_is_never_answered() {
        HttpRequest hanging = HttpRequest.newBuilder(server.uri().resolve("/?fault=hang"))
                .timeout(java.time.Duration.ofMillis(300)).build();
        assertThrows(java.net.http.HttpTimeoutException.class,
                () -> CLIENT.send(hanging, HttpResponse.BodyHandlers.discarding()));
    }

    @ParameterizedTest
    @CsvSource({"/?fault=boredom,400", "/?users=-1,400", "/?service=1000,400", "/?delay=abc,400", "/?delay=-1ms,400",
            "/?bytes=1TB,400", "/?bites=5,400", "/?status=42,400",
            "/elsewhere,404"})
    void what_cannot_be_meant_is_refused(String path, int status) throws Exception {
        assertEquals(status, get(path).statusCode());
        assertEquals(status, get(path).statusCode(), "a second time");
    }

    @Test
    void two_thousand_requests_at_once_are_all_answered() {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/?delay=100ms")).build();
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 2000)
                .mapToObj(i -> CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString())).toList();
        assertEquals(2000, all.stream().filter(f -> f.join().statusCode() == 200).count());
    }

    @Test
    void a_request_that_is_no_http_is_refused_and_the_server_lives_on() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            socket.getOutputStream().write("\u0001\u0002 nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        }
        assertEquals(200, get("/").statusCode());
    }

    @Test
    void a_stub_in_its_own_process_tells_its_cpu_time_and_ends_when_it_is_closed() throws Exception {
        URI uri;
        try (StubProcess stub = StubProcess.start()) {
            uri = stub.uri();
            long before = StubProcess.cpuNanos(uri);
            assertTrue(before > 0 && StubProcess.cpuNanos(uri) >= before);
        }
        assertFalse(answers(uri), "it still answers");
    }

    @Test
    void answers_to_pipelined_requests_keep_their_order() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            String wire = raw(socket,
                    String.join("\r\n\r\n", "GET /?delay=30ms&bytes=1 HTTP/1.1", "GET /?bytes=2 HTTP/1.1",
                            "GET /?bytes=3&delay=5ms HTTP/1.1\r\nConnection: close", ""));
            List<String> sizes = wire.lines().filter(l -> l.contains("content-length")).toList();
            assertEquals(List.of("content-length: 1", "content-length: 2", "content-length: 3"),
                    sizes.stream().map(l -> l.substring(l.indexOf("content-length"))).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAD / HTTP/1.1,405", "POST / HTTP/1.1,405", "GET /?delay=%zz HTTP/1.1,400", "GET / HTTP/1.0,200",
            "GET,400", "GET /?bytes=99999999999999 HTTP/1.1,400", "GET /?status=204 HTTP/1.1,204"})
    void every_request_line_gets_one_answer_with_the_right_status(String line, int status) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            String answer = raw(socket, line + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        }
    }

    @Test
    void a_request_line_without_end_is_refused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            String answer = raw(socket, "GET /?" + "a".repeat(5_000) + " HTTP/1.1\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
    }

    @Test
    void the_server_says_when_it_is_ready() throws Exception {
        assertEquals("ready\n", get("/ready").body());
    }

    @Test
    void two_thousand_connections_at_once_are_each_answered() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 2000; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort()));
            }
            byte[] request = "GET /?delay=50ms HTTP/1.1\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
            for (Socket socket : sockets) {
                socket.getOutputStream().write(request);
            }
            for (Socket socket : sockets) {
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("\r\n\r\n" + "x".repeat(64)), answer);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static String raw(Socket socket, String request) throws IOException {
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static boolean answers(URI uri) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()),
                    (int) TimeUnit.SECONDS.toMillis(1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
