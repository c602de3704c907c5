package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.unit.Units;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: results on standard output, one line on standard error for every mistake, the right exit code. */
class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void an_unknown_command_is_answered_with_the_nearest() {
        Ran.run("advice", "--tasks", "1").isOneLine("unknown command 'advice'", "advise");
    }

    @Test
    void an_unknown_option_is_answered_with_the_nearest() {
        Ran.run("advise", "--taks", "5").isOneLine("--taks", "--tasks");
        Ran.run("bench", "--worklod", "x").isOneLine("--worklod", "--workload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-5ms", "5", "NaN", "Infinity", "1e308s", "-0", "99999999999s"})
    void a_wait_that_is_no_time_is_one_line(String wait) {
        Ran.run("advise", "--tasks", "10", "--wait=" + wait).isOneLine("wait", wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "1.5", "1000000000000000001", "99999999999999999999999", "NaN", "many"})
    void a_count_that_is_none_is_one_line(String tasks) {
        Ran.run("advise", "--tasks=" + tasks).isOneLine("tasks", tasks);
    }

    @Test
    void a_service_without_a_rate_and_a_mix_that_does_not_add_up_are_one_line() throws Exception {
        Ran.run("advise", "--shape", "service", "--wait", "5ms").isOneLine("rate");
        Path profile = folder.resolve("mix.yaml");
        Files.writeString(profile, "rate: 10/s\nmix: [{share: 50%, cpu: 1ms}, {share: 10%, cpu: 2ms}]\n");
        Ran.run("advise", profile.toString()).isOneLine("60", "100 %");
    }

    @Test
    void a_profile_with_a_misspelt_key_names_the_key_and_the_nearest() throws Exception {
        Path profile = folder.resolve("service.yaml");
        Files.writeString(profile, "tasks: 10\nwiat: 5ms\n");
        Ran.run("advise", profile.toString()).isOneLine("service.yaml", "'wiat'", "'wait'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "- 1\n- 2\n", "tasks: [1", "\u0000\u0001", "tasks: {a: {b: 1}}",
            "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1\"]]", "a: &a [*a, *a]"})
    void a_file_that_is_no_profile_is_one_line(String content) throws Exception {
        Path profile = folder.resolve("p.yaml");
        Files.writeString(profile, content);
        Ran.run("advise", profile.toString()).isOneLine("p.yaml");
    }

    @Test
    void numbers_that_contradict_each_other_or_can_never_be_are_one_line() {
        Ran.run("advise", "--tasks", "10", "--io", "none", "--wait", "5ms").isOneLine("--io", "a wait");
        Ran.run("advise", "--rate", "0/s", "--wait", "5ms").isOneLine("--rate", "'0/s'", "300/s");
        Ran.run("advise", "--rate", "9/s", "--wait", "5ms", "--p99", "0ms").isOneLine("--p99", "'0ms'", "30ms");
        Ran.run("advise", "--tasks", "9", "--wait", "5ms", "--target", "0s").isOneLine("--target", "'0s'");
        Ran.run("advise", "--tasks", "9", "--wait", "5ms", "--verify", "--budget", "0s").isOneLine("--verify");
    }

    @Test
    void what_a_shape_has_no_use_for_is_said_and_the_answer_comes() {
        Ran ran = Ran.run("advise", "--shape", "batch", "--tasks", "9", "--wait", "5ms", "--rate", "9/s", "--p99",
                "1s");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("note: shape batch has no use for rate, p99"), ran.err());
        assertFalse(Ran.run("advise", "--tasks", "9", "--wait", "5ms").err().contains("no use"));
    }

    @Test
    void a_profile_that_is_broken_is_named_for_what_it_is_with_line_and_column() throws Exception {
        Path json = Files.writeString(folder.resolve("p.json"), "{ \"shape\": batch,, }");
        Ran.run("advise", json.toString()).isOneLine("p.json is not JSON (line 1, column 18: expected");
        Path unnamed = Files.writeString(folder.resolve("unnamed"), " {\n \"tasks\": 10 \"wait\": 3 }");
        Ran.run("advise", unnamed.toString()).isOneLine("unnamed is not JSON (line 2, column 20: expected");
        Path yaml = Files.writeString(folder.resolve("p.yaml"), "tasks: 10\nwait:\n\tp50: 1ms\n\tp99: 2ms\n");
        Ran.run("advise", yaml.toString()).isOneLine("p.yaml is not YAML (line 3, column 1: found character", "TAB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4097", "5000", "100000000"})
    void cores_that_no_machine_has_are_told_the_one_range(String cores) {
        Ran.run("advise", "--tasks", "9", "--wait", "5ms", "--cores", cores)
                .isOneLine("--cores: '" + cores + "' is not between 1 and 4096");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "100"})
    void a_number_that_is_no_jdk_is_told_so(String jdk) {
        Ran.run("advise", "--tasks", "9", "--wait", "5ms", "--jdk", jdk)
                .isOneLine("--jdk: '" + jdk + "' is not a version");
    }

    @Test
    void a_dash_is_the_profile_on_standard_input() {
        assertTrue(withInput("tasks: 500\nwait: 5ms\n", "--format", "json").out().contains("\"tasks\" : 500,"));
        withInput("tasks: 5\nwiat: 5ms\n").isOneLine("standard input: unknown key 'wiat'");
        withInput("").isOneLine("standard input is empty");
        withInput("#".repeat(2_000_000)).isOneLine("standard input is more than");
    }

    private static Ran withInput(String input, String... flags) {
        return Ran.withInput(input, Stream.concat(Stream.of("advise", "-"), Stream.of(flags)).toArray(String[]::new));
    }

    @Test
    void notes_do_not_stand_before_a_mistake() {
        Ran.run("bench", "--preset", "standard", "--remote", "junk").isOneLine("'junk' is no address");
    }

    @Test
    void a_count_that_is_none_is_told_in_words() {
        Ran.run("bench", "--seed", "x").isOneLine("--seed: 'x' is no whole number");
        Ran.run("serve", "--port", "abc").isOneLine("--port: 'abc' is no whole number");
    }

    @Test
    void a_page_is_not_written_into_a_file_named_dash() {
        Ran.run("advise", "--tasks", "9", "--wait", "5ms", "--html", "-").isOneLine("- is no name for a page");
        assertFalse(Files.exists(Path.of("-")));
    }

    @Test
    void a_missing_profile_is_one_line() {
        Ran.run("advise", folder.resolve("none.yaml").toString()).isOneLine("none.yaml");
        Ran.run("advise").isOneLine("no profile", "--tasks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "{}", "[{}]", "[1,2]", "nonsense", "{\"format\":1}"})
    void a_file_that_is_no_result_is_one_line_and_stays_as_it_was(String content) throws Exception {
        Path file = folder.resolve("results.json");
        Files.writeString(file, content);
        Ran ran = Ran.run("report", file.toString());
        ran.isOneLine("results.json");
        assertFalse(ran.err().contains("Source"), ran.err());
        assertEquals(content, Files.readString(file));
        assertEquals(List.of("results.json"), List.of(folder.toFile().list()), "nothing was written");
    }

    @Test
    void a_folder_that_is_no_run_is_one_line() throws Exception {
        Ran.run("report", folder.toString()).isOneLine("run.json");
        Ran.run("advise", "--tasks", "1", "--run", folder.toString()).isOneLine("bench");
        Path costs = Files.writeString(folder.resolve("costs.json"), "{}");
        Ran.run("advise", "--tasks", "1", "--run", costs.toString()).isOneLine("name the run's folder");
    }

    @Test
    void an_output_that_cannot_be_written_is_one_line() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Ran.run("bench", "--workload", "timer", "--out", file.resolve("run").toString()).isOneLine("file");
        Ran.run("bench", "--workload", "timer", "--out", folder.toString()).isOneLine("not empty");
        Ran.run("advise", "--tasks", "5", "--html", file.resolve("a.html").toString()).isOneLine("a.html");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void a_workload_or_preset_that_does_not_exist_is_one_line() {
        Ran.run("bench", "--workload", "timr").isOneLine("timr", "timer");
        Ran.run("bench", "--workload", "chat").isOneLine("preset quick has no cell of 'chat'", "--preset standard");
        Ran.run("bench", "--preset", "quik").isOneLine("quik", "quick");
        Ran.run("bench", "--model", "virtul").isOneLine("--model", "virtul", "virtual");
        Ran.run("bench", "--dry-run", "--workload", "divisible", "--model", "bridge").isOneLine("no cell of", "bridge");
        Ran.run("bench", "--budget", "soon").isOneLine("--budget", "soon");
    }

    @Test
    void a_port_that_is_taken_or_impossible_is_one_line() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Ran.run("serve", "--port", Integer.toString(taken.getLocalPort())).isOneLine("--port");
        }
        Ran.run("serve", "--port", "70000").isOneLine("70000");
        Ran.run("serve", "--host", "nowhere.invalid").isOneLine("nowhere.invalid", "no such host", "--host");
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
        assertEquals(0, bench.code(), bench.err());
        assertTrue(bench.err().contains("http-status 200 x (100ms + 0) needs 400 file descriptors and there are 300: "
                + "measured with 100 instead"), bench.err());
        JsonNode results = new ObjectMapper().readTree(folder.resolve("run").resolve("results.json").toFile());
        assertEquals(1, results.size());
        assertEquals("100", results.get(0).path("params").path("tasks").asText());
    }

    @Test
    void who_has_read_enough_hears_no_complaint_and_a_full_disk_is_one() throws Exception {
        Ran left = inShell("{ \"$@\"; echo $? >&2; } | true", "completion", "bash");
        assertEquals("0\n", left.err());
        assumeTrue(Files.exists(Path.of("/dev/full")), "no such device here: skipped");
        Ran full = inShell("exec \"$@\" > /dev/full", "completion", "bash");
        assertEquals(1, full.code());
        assertTrue(full.err().contains("is the disk full?"), full.err());
    }

    private Ran benchWithDescriptors(int most, String... flags) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of("bench", "--out", folder.resolve("run").toString()));
        command.addAll(List.of(flags));
        return inShell("ulimit -n " + most + "; exec \"$@\"", command.toArray(String[]::new));
    }

    /** In a process of its own: "$@" in the script. */
    private Ran inShell(String script, String... words) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new java.util.ArrayList<>(List.of("sh", "-c", script,
                "sh", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        Process bench = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return Ran.ofProcess(bench.waitFor(), Files.readString(out), Files.readString(err));
    }

    @Test
    void a_dry_run_lists_cells_and_the_expected_time() {
        Ran ran = Ran.run("bench", "--dry-run", "--workload", "http*", "--model", "virtual");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("http 1000 x (100ms + 0) virtual"), ran.out());
        assertTrue(
                ran.out().lines().toList().getLast().matches(
                        "1 cell, about [0-9.]+ s: [0-9.]+ s for one fork of each, the rest where it is needed"),
                ran.out());
    }

    @Test
    void what_is_tried_warm_after_the_cells_is_taken_from_their_time() {
        String last = Ran.run("bench", "--dry-run").out().lines().toList().getLast();
        Matcher times = Pattern.compile("about ([0-9.]+) s: .*; then ([0-9.]+) s of calls").matcher(last);
        assertTrue(times.find(), last);
        double seconds = Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
        assertTrue(seconds < 180, last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "100s", "4m", "9m"})
    void a_budget_is_that_of_the_whole_and_more_only_where_one_fork_of_each_cell_takes_longer(String budget) {
        String last = Ran.run("bench", "--dry-run", "--budget", budget).out().lines().toList().getLast();
        Matcher times = Pattern.compile("about (.*): (.*) for one fork of each.*; then (.*) of calls").matcher(last);
        assertTrue(times.find(), last);
        double forks = seconds(times.group(1));
        double all = forks + seconds(times.group(3));
        assertTrue(all < Math.max(seconds(budget), forks == seconds(times.group(2)) ? all + 1 : 0), last);
    }

    private static double seconds(String time) {
        return Units.duration(time.replace(" ", "")).toMillis() / 1000.0;
    }

    @Test
    void every_command_explains_itself_with_an_example() {
        for (String command : List.of("bench", "report", "advise", "serve")) {
            Ran ran = Ran.run(command, "--help");
            assertEquals(0, ran.code());
            assertTrue(ran.out().contains("Example: ./loomwise " + command), ran.out());
        }
    }

    @Test
    void a_command_that_has_the_option_tells_the_version_too() {
        for (String command : List.of("bench", "report", "serve")) {
            assertEquals(Ran.run("--version").out(), Ran.run(command, "--version").out());
        }
    }
}
