package dev.loomwise.advisor.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, spoken to by the DevTools protocol; what goes wrong in it is kept. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final Path home;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private String session = "";

    /** The browser of this machine, if it has one. */
    static Optional<Path> installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).map(Path::of)
                .flatMap(folder -> NAMES.stream().map(folder::resolve)).filter(Files::isExecutable).findFirst();
    }

    /** Opens a file as wide as that many pixels. */
    static Browser open(Path file, int width, int height) throws Exception {
        return open(file, width, height, Map.of());
    }

    /**
     * The same, after some commands with one flag each: {@code Page.setBypassCSP} with {@code enabled} lets a test bring
     * scripts of its own, {@code Emulation.setScriptExecutionDisabled} with {@code value} lets none run.
     */
    static Browser open(Path file, int width, int height, Map<String, String> before) throws Exception {
        Browser browser = new Browser(installed().orElseThrow());
        try {
            browser.load(file, width, height, before);
            return browser;
        } catch (Exception e) {
            browser.close();
            throw e;
        }
    }

    private Browser(Path program) throws IOException {
        home = Files.createTempDirectory("browser");
        // As root and in containers there is no sandbox; nothing but our own page is opened.
        process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + home,
                "about:blank").redirectErrorStream(true).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("DevTools listening on ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the browser ended before it listened");
        }
        Thread.ofVirtual().start(() -> out.lines().forEach(said -> {}));
        socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create(line.substring("DevTools listening on ".length())), new Listener()).join();
    }

    private void load(Path file, int width, int height, Map<String, String> before) throws Exception {
        String target = call("Target.createTarget", json().put("url", "about:blank")).path("targetId").asText();
        session = call("Target.attachToTarget", json().put("targetId", target).put("flatten", true))
                .path("sessionId").asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", json());
        }
        for (Map.Entry<String, String> command : before.entrySet()) {
            call(command.getKey(), json().put(command.getValue(), true));
        }
        resize(width, height);
        call("Page.navigate", json().put("url", file.toUri().toString()));
        loaded.get(60, TimeUnit.SECONDS);
    }

    void resize(int width, int height) throws Exception {
        call("Emulation.setDeviceMetricsOverride", json().put("width", width).put("height", height)
                .put("deviceScaleFactor", 1).put("mobile", false));
    }

    /** {@code prefers-color-scheme}: light or dark; {@code media}: screen or print. */
    void media(String media, String scheme) throws Exception {
        ObjectNode parameters = json().put("media", media);
        parameters.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", scheme);
        call("Emulation.setEmulatedMedia", parameters);
    }

    /** The value of an expression; a promise is waited for. @throws AssertionError when it throws */
    JsonNode value(String expression) throws Exception {
        JsonNode answer = call("Runtime.evaluate", json().put("expression", expression).put("returnByValue", true)
                .put("awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** A picture of the page from its top, as a PNG file. */
    void shoot(Path file, int height) throws Exception {
        int width = value("document.documentElement.clientWidth").asInt();
        ObjectNode clip = json().put("x", 0).put("y", 0).put("width", width).put("height", height).put("scale", 1);
        ObjectNode parameters = json().put("format", "png").put("captureBeyondViewport", true);
        parameters.set("clip", clip);
        Files.write(file, Base64.getDecoder().decode(call("Page.captureScreenshot", parameters).path("data").asText()));
    }

    /** The page on paper, as a PDF file. */
    byte[] print() throws Exception {
        return Base64.getDecoder().decode(call("Page.printToPDF", json().put("preferCSSPageSize", true)).path("data")
                .asText());
    }

    /** Errors of scripts, of the policy and of the console. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Addresses that the page asked for, its own excepted. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    JsonNode call(String method, ObjectNode parameters) throws Exception {
        int id = ids.incrementAndGet();
        ObjectNode message = json().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).get(30, TimeUnit.SECONDS);
        return answer.get(120, TimeUnit.SECONDS);
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    private void received(JsonNode message) {
        JsonNode parameters = message.path("params");
        CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
        if (answer != null) {
            if (message.has("error")) {
                answer.completeExceptionally(new IOException(message.path("error").toString()));
            } else {
                answer.complete(message.path("result"));
            }
        }
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> complaints.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (parameters.path("type").asText().equals("error")) {
                    complaints.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (parameters.path("entry").path("level").asText().equals("error")) {
                    complaints.add(parameters.path("entry").path("text").asText());
                }
            }
            case "Network.requestWillBeSent" -> {
                if (!parameters.path("type").asText().equals("Document")) {
                    requests.add(parameters.path("request").path("url").asText());
                }
            }
            default -> {
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        List<Path> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(left::add);
        } catch (java.io.UncheckedIOException e) {
            // A child of the browser was faster: what it removed need not be removed.
            left.clear();
        }
        for (Path file : left) {
            file.toFile().delete();
        }
    }

    /** Joins the parts of messages. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    received(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    complaints.add("not JSON: " + e.getMessage());
                }
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
