package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.AdvicePage;
import dev.loomwise.advisor.advice.SampleAdvice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: what comes from files is shown and never obeyed, and what is secret goes nowhere. */
class SecurityTest {
    private static final String HOSTILE = "\"'></script></style></svg><script>alert(1)</script><img src=x"
            + " onerror=alert(2)><a href=javascript:alert(3)>{{7*7}}&lt;\u202e";
    private static final Pattern TAG = Pattern.compile("<([!/a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([a-zA-Z-]+)=");

    @TempDir
    private Path folder;

    private static Path corpus(String name) throws Exception {
        return Path.of(Objects.requireNonNull(SecurityTest.class.getResource("fuzz")).toURI()).resolve(name);
    }

    /** Tags and attributes as a browser would find them: names of files must not add any. */
    private static Set<String> markup(String html) {
        Set<String> found = new TreeSet<>();
        TAG.matcher(html).results().forEach(tag -> {
            found.add("<" + tag.group(1) + ">");
            String attributes = tag.group(2).replaceAll("=\"[^\"]*\"", "=\"\"");
            ATTRIBUTE.matcher(attributes).results().forEach(a -> found.add(a.group(1)));
        });
        return found;
    }

    private static JsonNode hostile(JsonNode node, Set<String> left) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(node.asText() + HOSTILE);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(n -> copy.add(hostile(n, left)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(e -> copy.set(e.getKey(),
                    left.contains(e.getKey()) ? e.getValue() : hostile(e.getValue(), left)));
            return copy;
        }
        return node;
    }

    private String report(Path input) throws IOException {
        Path page = folder.resolve("page.html");
        Ran ran = Ran.run("report", input.toString(), "--out", page.toString());
        assertEquals(0, ran.code(), ran.err());
        return Files.readString(page);
    }

    private static void harmless(String usual, String page) {
        assertEquals(markup(usual), markup(page));
        assertFalse(page.contains("<script>alert") || page.contains("<img src=x"), "hostile markup");
        assertTrue(page.contains("&lt;script&gt;alert(1)"), "what is hostile is shown as text");
        assertFalse(page.contains("49&lt;") || page.contains("49&amp;lt;"), "a template was obeyed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell.json", "foreign.json"})
    void hostile_names_of_benchmarks_and_parameters_are_text(String file) throws Exception {
        JsonNode results = new ObjectMapper().readTree(corpus("jmh").resolve(file).toFile());
        Path hostile = folder.resolve("hostile.json");
        new ObjectMapper().writeValue(hostile.toFile(), hostile(results, Set.of("score", "scoreConfidence",
                "scoreError", "mode", "scoreUnit", "tasks", "wait", "cpu", "steps", "inFlight", "model", "rawData")));
        String usual = report(corpus("jmh").resolve(file));
        String page = report(hostile);
        assertTrue(markup(usual).containsAll(markup(page)), () -> markup(page) + " beside " + markup(usual));
        assertTrue(page.contains("&lt;script&gt;alert(1)"), "what is hostile is shown as text");
    }

    @Test
    void a_hostile_host_cpu_jdk_and_reason_are_text() throws Exception {
        JsonNode manifest = new ObjectMapper().readTree(corpus("run").resolve("run.json").toFile());
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.copy(corpus("jmh").resolve("cell.json"), run.resolve("results.json"));
        Files.copy(corpus("run").resolve("run.json"), run.resolve("run.json"));
        String usual = report(run);
        new ObjectMapper().writeValue(run.resolve("run.json").toFile(),
                hostile(manifest, Set.of("started", "ended")));
        harmless(usual, report(run));
    }

    @Test
    void a_hostile_calibration_is_text_in_the_page_and_steers_no_terminal() throws Exception {
        JsonNode costs = new ObjectMapper().readTree(corpus("run").resolve("costs.json").toFile());
        Path run = Files.createDirectory(folder.resolve("run"));
        Path page = folder.resolve("advice.html");
        List<String> pages = new ArrayList<>();
        for (JsonNode written : List.of(costs, hostile(costs, Set.of("measured")))) {
            new ObjectMapper().writeValue(run.resolve("costs.json").toFile(), written);
            Ran ran = Ran.run("advise", "--tasks", "20", "--wait", "5ms", "--run", run.toString(), "--html",
                    page.toString());
            assertEquals(0, ran.code(), ran.err());
            assertFalse((ran.out() + ran.err()).contains("\u202e"), "turns the reading direction");
            pages.add(Files.readString(page));
        }
        harmless(pages.get(0), pages.get(1));
    }

    @Test
    void hostile_words_in_an_advice_are_text() throws Exception {
        Path page = folder.resolve("advice.html");
        AdvicePage.write(SampleAdvice.with("usual"), page);
        String usual = Files.readString(page);
        AdvicePage.write(SampleAdvice.with(HOSTILE), page);
        harmless(usual, Files.readString(page));
    }

    @Test
    void pages_load_nothing_and_allow_no_inline_script() throws Exception {
        Path page = folder.resolve("advice.html");
        AdvicePage.write(SampleAdvice.batch(), page);
        for (String html : List.of(Files.readString(page), report(corpus("jmh").resolve("foreign.json")))) {
            var policy = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"").matcher(html);
            assertTrue(policy.find(), "no policy");
            assertTrue(policy.group(1).contains("default-src 'none'"), policy.group(1));
            assertFalse(policy.group(1).contains("unsafe"), policy.group(1));
            assertTrue(policy.start() < html.indexOf("<style"), "the policy comes too late");
            assertFalse(Pattern.compile("(?i)(src|href|action|data|poster)=[\"']?(https?:)?//").matcher(html).find());
            assertFalse(Pattern.compile("(?i)@import|url\\(['\"]?(https?:)?//").matcher(html).find());
            assertFalse(Pattern.compile("(?i)<[^>]*\\son[a-z]+=").matcher(html).find());
        }
    }

    @Test
    void a_connection_string_in_the_environment_reaches_no_file_and_no_message() throws Exception {
        String secret = "hunter2-Zq7vK";
        Path run = folder.resolve("run");
        Path said = folder.resolve("said");
        ProcessBuilder bench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dapi.token=" + secret, "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "bench",
                "--workload", "cpu", "--model", "sync", "--budget", "1s", "--out", run.toString());
        bench.environment().putAll(Map.of("LOOMWISE_PG_URL", "jdbc:postgresql://me:" + secret + "@127.0.0.1:1/db",
                "PGPASSWORD", secret, "TMPDIR", folder.toString()));
        Process process = bench.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String lines = Files.readString(said);
        Assumptions.assumeFalse(lines.contains("another loomwise run"), "somebody measures on this machine");
        assertTrue(Files.exists(run.resolve("results.json")), lines);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret), file.toString());
            }
        }
    }

    @Test
    void the_stub_answers_on_loopback_alone_unless_told_otherwise() throws Exception {
        Process serve = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "serve", "--port", "0").start();
        try {
            String said = serve.inputReader(StandardCharsets.UTF_8).readLine();
            assertTrue(said.matches("listening on http://127\\.0\\.0\\.1:[0-9]+"), said);
            int port = Integer.parseInt(said.substring(said.lastIndexOf(':') + 1));
            new Socket(java.net.InetAddress.getLoopbackAddress(), port).close();
            var outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress()).findFirst();
            Assumptions.assumeTrue(outside.isPresent(), "this machine has no other address");
            try (Socket socket = new Socket()) {
                org.junit.jupiter.api.Assertions.assertThrows(ConnectException.class,
                        () -> socket.connect(new InetSocketAddress(outside.get(), port), 2000));
            }
        } finally {
            serve.destroyForcibly();
        }
    }
}
