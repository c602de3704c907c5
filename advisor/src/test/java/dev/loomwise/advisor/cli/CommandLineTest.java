package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: results on standard output, one line on standard error for every mistake, the right exit code. */
class CommandLineTest {
    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {
        /** A mistake of the user's: exit code 2, nothing on standard output, one line that holds all of {@code words}. */
        void isOneLine(String... words) {
            assertEquals(2, code, err);
            assertEquals("", out);
            assertEquals(1, err.lines().count(), err);
            for (String word : words) {
                assertTrue(err.contains(word), () -> "no '" + word + "' in: " + err);
            }
            assertFalse(err.contains("Exception"), err);
        }
    }

    private static Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode advise(String... flags) throws Exception {
        String[] args = java.util.stream.Stream.concat(List.of("advise", "--format", "json").stream(),
                List.of(flags).stream()).toArray(String[]::new);
        Ran ran = run(args);
        assertEquals(0, ran.code, ran.err);
        return new ObjectMapper().readTree(ran.out);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    @Test
    void an_unknown_command_is_answered_with_the_nearest() {
        run("advice", "--tasks", "1").isOneLine("unknown command 'advice'", "advise");
    }

    @Test
    void an_unknown_option_is_answered_with_the_nearest() {
        run("advise", "--taks", "5").isOneLine("--taks", "--tasks");
        run("bench", "--worklod", "x").isOneLine("--worklod", "--workload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-5ms", "5", "NaN", "Infinity", "1e308s", "-0", "99999999999s"})
    void a_wait_that_is_no_time_is_one_line(String wait) {
        run("advise", "--tasks", "10", "--wait=" + wait).isOneLine("wait", wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "1.5", "1000000000000000001", "99999999999999999999999", "NaN", "many"})
    void a_count_that_is_none_is_one_line(String tasks) {
        run("advise", "--tasks=" + tasks).isOneLine("tasks", tasks);
    }

    @Test
    void a_service_without_a_rate_and_a_mix_that_does_not_add_up_are_one_line() throws Exception {
        run("advise", "--shape", "service", "--wait", "5ms").isOneLine("rate");
        Path profile = folder.resolve("mix.yaml");
        Files.writeString(profile, "rate: 10/s\nmix: [{share: 50%, cpu: 1ms}, {share: 10%, cpu: 2ms}]\n");
        run("advise", profile.toString()).isOneLine("60", "100 %");
    }

    @Test
    void a_profile_with_a_misspelt_key_names_the_key_and_the_nearest() throws Exception {
        Path profile = folder.resolve("service.yaml");
        Files.writeString(profile, "tasks: 10\nwiat: 5ms\n");
        run("advise", profile.toString()).isOneLine("service.yaml", "'wiat'", "'wait'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "- 1\n- 2\n", "tasks: [1", "\u0000\u0001", "tasks: {a: {b: 1}}",
            "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1\"]]", "a: &a [*a, *a]"})
    void a_file_that_is_no_profile_is_one_line(String content) throws Exception {
        Path profile = folder.resolve("p.yaml");
        Files.writeString(profile, content);
        run("advise", profile.toString()).isOneLine("p.yaml");
    }

    @Test
    void a_missing_profile_is_one_line() {
        run("advise", folder.resolve("none.yaml").toString()).isOneLine("none.yaml");
        run("advise").isOneLine("no profile", "--tasks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[{}]", "[1,2]", "nonsense", "{\"format\":1}"})
    void a_file_that_is_no_result_is_one_line_and_stays_as_it_was(String content) throws Exception {
        Path file = folder.resolve("results.json");
        Files.writeString(file, content);
        run("report", file.toString()).isOneLine("results.json");
        assertEquals(content, Files.readString(file));
        assertEquals(List.of("results.json"), List.of(folder.toFile().list()), "nothing was written");
    }

    @Test
    void a_folder_that_is_no_run_is_one_line() {
        run("report", folder.toString()).isOneLine("run.json");
        run("advise", "--tasks", "1", "--run", folder.toString()).isOneLine("bench");
    }

    @Test
    void an_output_that_cannot_be_written_is_one_line() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        run("bench", "--workload", "timer", "--out", file.resolve("run").toString()).isOneLine("file");
        run("bench", "--workload", "timer", "--out", folder.toString()).isOneLine("not empty");
        Ran page = run("advise", "--tasks", "5", "--html", file.resolve("a.html").toString());
        assertEquals(2, page.code);
        assertTrue(page.err.contains("a.html"), page.err);
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void a_workload_or_preset_that_does_not_exist_is_one_line() {
        run("bench", "--workload", "timr").isOneLine("timr", "timer");
        run("bench", "--workload", "chat").isOneLine("preset quick has no cell of 'chat'", "--preset standard");
        run("bench", "--preset", "quik").isOneLine("quik", "quick");
        run("bench", "--model", "virtul").isOneLine("virtul", "virtual");
        run("bench", "--budget", "soon").isOneLine("soon");
    }

    @Test
    void a_port_that_is_taken_or_impossible_is_one_line() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            run("serve", "--port", Integer.toString(taken.getLocalPort())).isOneLine("--port");
        }
        run("serve", "--port", "70000").isOneLine("70000");
    }

    @Test
    void too_few_file_descriptors_are_said_before_anything_is_measured() throws Exception {
        Ran bench = benchWithDescriptors(900, "--workload", "http");
        bench.isOneLine("1200 file descriptors", "ulimit -n 1200", "--fit-descriptors");
        assertFalse(Files.exists(folder.resolve("run")));
    }

    @Test
    void with_too_few_file_descriptors_a_run_takes_fewer_connections_only_when_it_is_asked_to() throws Exception {
        Ran bench = benchWithDescriptors(300, "--preset", "standard", "--workload", "http-status", "--model",
                "forkjoin",
                "--budget", "1s", "--fit-descriptors");
        assertEquals(0, bench.code, bench.err);
        assertTrue(bench.err.contains("http-status 200 x (100ms + 0) needs 400 file descriptors and there are 300: "
                + "measured with 100 instead"), bench.err);
        JsonNode results = new ObjectMapper().readTree(folder.resolve("run").resolve("results.json").toFile());
        assertEquals(1, results.size());
        assertEquals("100", results.get(0).path("params").path("tasks").asText());
    }

    /** In a process of its own, which may have no more than so many open. */
    private Ran benchWithDescriptors(int most, String... flags) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new java.util.ArrayList<>(List.of("sh", "-c", "ulimit -n " + most + "; exec \"$@\"",
                "sh", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "bench", "--out",
                folder.resolve("run").toString()));
        command.addAll(List.of(flags));
        Process bench = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Ran(bench.waitFor(), Files.readString(out), Files.readString(err));
    }

    @Test
    void a_dry_run_lists_cells_and_the_expected_time() {
        Ran ran = run("bench", "--dry-run", "--workload", "http*", "--model", "virtual");
        assertEquals(0, ran.code);
        assertTrue(ran.out.contains("http 1000 x (100ms + 0) virtual"), ran.out);
        assertTrue(
                ran.out.lines().toList().getLast().matches(
                        "\\d+ cells, about [0-9.]+ s: [0-9.]+ s for one fork of each, the rest where it is needed"),
                ran.out);
    }

    @Test
    void every_command_explains_itself_with_an_example() {
        for (String command : List.of("bench", "report", "advise", "serve")) {
            Ran ran = run(command, "--help");
            assertEquals(0, ran.code);
            assertTrue(ran.out.contains("Example: ./loomwise " + command), ran.out);
        }
    }

    @Test
    void a_divisible_job_is_for_forkjoin() throws Exception {
        JsonNode answer = advise("--shape", "divisible", "--tasks", "1", "--cpu", "800ms");
        assertEquals("forkjoin", answer.at("/recommendation/model").asText());
    }

    @Test
    void three_short_waits_with_time_to_spare_stay_synchronous() throws Exception {
        JsonNode answer = advise("--tasks", "3", "--wait", "10ms", "--target", "1s");
        assertEquals("sync", answer.at("/recommendation/model").asText());
    }

    @Test
    void two_thousand_waits_are_for_virtual_threads_and_async_ties() throws Exception {
        JsonNode answer = advise("--tasks", "2000", "--wait", "200ms");
        assertEquals("virtual", answer.at("/recommendation/model").asText());
        assertTrue(texts(answer.at("/recommendation/tiedWith")).contains("async"), answer.toPrettyString());
    }

    @Test
    void a_few_heavy_requests_take_virtual_threads_out_of_the_choice() throws Exception {
        JsonNode answer = advise("--rate", "300/s", "--wait", "5ms", "--cpu", "1ms", "--heavy-share", "1%",
                "--heavy-cpu", "200ms");
        assertEquals("bridge", answer.at("/recommendation/model").asText());
        for (JsonNode candidate : answer.path("candidates")) {
            if (candidate.path("model").asText().equals("virtual")) {
                assertTrue(candidate.at("/p99Ms/estimate").asDouble() > 100, candidate.toString());
            }
        }
    }

    @Test
    void json_has_the_fields_of_schema_1_for_five_candidates() throws Exception {
        JsonNode answer = advise("--tasks", "1000", "--wait", "100ms", "--cpu", "1ms", "--io", "http");
        assertEquals(1, answer.path("schema").asInt());
        assertEquals(5, answer.path("candidates").size());
        for (String field : List.of("profile", "machine", "recommendation", "limitMs", "cautions", "evidence")) {
            assertTrue(answer.has(field), field);
        }
        for (JsonNode candidate : answer.path("candidates")) {
            double low = candidate.at("/timeMs/low").asDouble();
            double estimate = candidate.at("/timeMs/estimate").asDouble();
            assertTrue(low > 0 && low <= estimate && estimate <= candidate.at("/timeMs/high").asDouble());
            assertTrue(candidate.path("ofLimit").asDouble() >= 1, candidate.toString());
        }
    }

    @Test
    void what_the_team_avoids_is_not_recommended() throws Exception {
        JsonNode answer = advise("--tasks", "2000", "--wait", "200ms", "--avoid", "virtual,bridge");
        assertEquals("async", answer.at("/recommendation/model").asText());
    }

    private static JsonNode candidate(JsonNode answer, String model) {
        return StreamSupport.stream(answer.path("candidates").spliterator(), false)
                .filter(c -> c.path("model").asText().equals(model)).findFirst().orElseThrow();
    }

    @Test
    void a_memory_limit_narrows_the_pool_to_what_fits() throws Exception {
        JsonNode wide = candidate(advise("--tasks", "4000", "--wait", "200ms"), "platform");
        JsonNode narrow = candidate(advise("--tasks", "4000", "--wait", "200ms", "--memory", "128MB"), "platform");
        assertTrue(narrow.path("feasible").asBoolean(), narrow.toString());
        assertTrue(narrow.path("memoryMb").asDouble() <= 128, narrow.toString());
        assertTrue(narrow.at("/settings/poolSize").asInt() < wide.at("/settings/poolSize").asInt() / 2);
    }

    @Test
    void a_memory_that_holds_no_jvm_makes_every_model_impossible() {
        Ran ran = run("advise", "--tasks", "4000", "--wait", "200ms", "--memory", "16MB");
        ran.isOneLine("no model can run this", "16 MB");
    }

    @Test
    void below_jdk_21_there_are_no_virtual_threads_and_no_bridge() throws Exception {
        JsonNode answer = advise("--rate", "300/s", "--wait", "5ms", "--cpu", "1ms", "--heavy-share", "1%",
                "--heavy-cpu", "200ms", "--jdk", "17");
        for (String model : List.of("virtual", "bridge")) {
            assertTrue(candidate(answer, model).path("why").asText().contains("JDK 21"), model);
        }
        assertEquals("platform", answer.at("/recommendation/model").asText());
    }

    @Test
    void text_and_markdown_name_the_model_and_show_the_code() {
        for (String format : List.of("text", "markdown")) {
            Ran ran = run("advise", "--tasks", "2000", "--wait", "200ms", "--format", format);
            assertEquals(0, ran.code, ran.err);
            assertTrue(ran.out.contains("Use virtual threads: 2,000 tasks"), ran.out);
            assertTrue(ran.out.contains("newVirtualThreadPerTaskExecutor"), ran.out);
        }
    }

    @Test
    void a_page_is_written_with_a_chart_and_nothing_from_outside() throws Exception {
        Path page = folder.resolve("advice.html");
        Ran ran = run("advise", "--tasks", "2000", "--wait", "200ms", "--html", page.toString());
        assertEquals(0, ran.code, ran.err);
        String html = Files.readString(page);
        assertTrue(html.contains("<svg") && html.contains("Content-Security-Policy"));
        assertFalse(html.contains("<script src") || html.contains("src=\"http"), "loads from outside");
    }
}
