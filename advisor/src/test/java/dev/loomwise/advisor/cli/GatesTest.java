package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.advisor.predict.Calibration;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a gate that says no exits with 3, one that says yes with 0, and what is unfit is marked as such. */
class GatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Makes any machine unfit: every fork inherits it. */
    private static final String HELD_BACK = "-XX:TieredStopAtLevel=1";

    @TempDir
    private Path folder;

    /** In a JVM of its own, as a shell sees it, on a machine that is unfit. */
    private Ran runUnfit(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        // A folder of its own for temporary files: other benches on this machine hold locks in the usual one.
        builder.environment().put("JAVA_TOOL_OPTIONS", HELD_BACK + " -Djava.io.tmpdir=" + folder);
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running after two minutes");
        return Ran.ofProcess(process.exitValue(), Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("err")));
    }

    /** Anybody's JMH JSON: three forks of five iterations around {@code ms}. */
    private Path jmh(String name, double ms) throws IOException {
        String forks = IntStream.range(0, 3).mapToObj(f -> IntStream.range(0, 5)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4f", ms * (1 + 0.002 * f + 0.001 * i)))
                .collect(Collectors.joining(",", "[", "]"))).collect(Collectors.joining(",", "[", "]"));
        return Files.writeString(folder.resolve(name), """
                [{"benchmark":"org.example.Queue.offer","mode":"avgt","params":{},"primaryMetric":{"score":%s,
                "scoreError":"NaN","scoreConfidence":["NaN","NaN"],"scoreUnit":"ms/op","rawData":%s},
                "secondaryMetrics":{}}]""".formatted(Double.toString(ms), forks));
    }

    @ParameterizedTest
    @CsvSource({"100, 200, 3", "100, 100, 0", "200, 100, 0"})
    void compare_exits_with_three_when_something_is_slower(double base, double now, int code) throws Exception {
        String before = jmh("before.json", base).toString();
        String after = jmh("after.json", now).toString();
        for (String format : List.of("text", "json", "markdown", "csv")) {
            Ran ran = Ran.run("compare", before, after, "--format", format);
            assertEquals(code, ran.code(), ran.out() + ran.err());
            assertTrue(ran.out().contains("Queue.offer"), ran.out());
        }
    }

    @Test
    void a_threshold_above_the_change_opens_the_gate() throws Exception {
        String before = jmh("before.json", 100).toString();
        String after = jmh("after.json", 150).toString();
        assertEquals(3, Ran.run("compare", before, after, "--threshold", "5%").code());
        assertEquals(0, Ran.run("compare", before, after, "--threshold", "60%").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5%", "abc", "NaN", "100%", "1e308"})
    void a_threshold_that_is_none_is_one_line(String threshold) throws Exception {
        Ran.run("compare", jmh("a.json", 1).toString(), jmh("b.json", 1).toString(), "--threshold=" + threshold)
                .isOneLine("--threshold");
    }

    @Test
    void a_run_compared_with_itself_or_with_nothing_is_one_line() throws Exception {
        String one = jmh("a.json", 1).toString();
        for (Ran ran : List.of(Ran.run("compare", one, one), Ran.run("compare", one, folder.resolve("none").toString()),
                Ran.run("compare", one))) {
            ran.isOneLine();
        }
    }

    @Test
    void doctor_exits_with_three_on_an_unfit_machine_only() throws Exception {
        Ran here = Ran.run("doctor", "--format", "json");
        JsonNode json = JSON.readTree(here.out());
        assertEquals(json.path("fitness").asText().equals("unfit") ? 3 : 0, here.code(), here.out());
        assertTrue(json.path("findings").size() >= 13, here.out());
        Ran unfit = runUnfit("doctor");
        assertEquals(3, unfit.code(), unfit.out() + unfit.err());
        assertTrue(unfit.out().contains("is unfit to measure on"), unfit.out());
        assertTrue(unfit.out().contains("unset JAVA_TOOL_OPTIONS"), unfit.out());
    }

    @Test
    void a_format_that_is_none_is_one_line() {
        for (String command : List.of("doctor", "compare")) {
            Ran ran = command.equals("doctor")
                    ? Ran.run(command, "--format", "jsn")
                    : Ran.run(command, "a", "b", "--format", "jsn");
            ran.isOneLine("--format", "json");
        }
    }

    @Test
    void a_bench_on_an_unfit_machine_is_marked_in_its_table_its_manifest_its_report_and_its_costs() throws Exception {
        Path out = folder.resolve("run");
        Ran ran = runUnfit("bench", "--workload", "cpu", "--model", "sync", "--budget", "1s", "--out", out.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("UNFIT"), ran.out());
        assertTrue(ran.err().contains(HELD_BACK.substring(4)), ran.err());
        JsonNode manifest = JSON.readTree(out.resolve(RunFolder.MANIFEST).toFile());
        assertEquals("unfit", manifest.path("fitness").asText());
        assertTrue(manifest.path("rig").findValuesAsText("check").contains("jvm"), manifest.toPrettyString());
        assertTrue(Files.readString(out.resolve("report.html")).contains("UNFIT"));
        assertEquals("unfit", JSON.readTree(out.resolve("costs.json").toFile()).path("fitness").asText());
    }

    @Test
    void advice_from_costs_of_an_unfit_machine_says_so_in_every_format() throws Exception {
        Calibration r = CalibrationStore.reference();
        Path run = Files.createDirectories(folder.resolve("unfit"));
        CalibrationStore.write(run, new Calibration(r.format(), "unfit", r.measured(), r.machine(), r.parallelSpeed(),
                Fitness.UNFIT, r.fits(), r.cold()));
        Path page = folder.resolve("advice.html");
        for (String format : List.of("text", "json", "markdown")) {
            Ran ran = Ran.run("advise", "--tasks", "100", "--wait", "50ms", "--run", run.toString(), "--format", format,
                    "--html", page.toString());
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.out().contains("UNFIT"), format + ": " + ran.out());
        }
        assertTrue(Files.readString(page).contains("UNFIT"));
        JsonNode json = JSON.readTree(Ran.run("advise", "--tasks", "100", "--wait", "50ms", "--run", run.toString(),
                "--format", "json").out());
        assertEquals("unfit", json.at("/evidence/machineFit").asText());
        assertEquals("unfit-machine", json.at("/cautions/0/id").asText());
    }
}
