package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: a program that is recorded on the command line can be asked about on the command line. */
class RecordingCommandsTest {
    private static final String PROGRAM = """
            import java.util.concurrent.*;
            public class Waiting {
                public static void main(String[] args) throws Exception {
                    var pool = Executors.newFixedThreadPool(4);
                    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                        pool.submit(() -> { Thread.sleep(20); return 0; });
                    }
                    pool.shutdown();
                    pool.awaitTermination(1, TimeUnit.MINUTES);
                }
            }
            """;

    @TempDir
    private static Path folder;
    private static Path program = Path.of("");

    @BeforeAll
    static void compile() throws Exception {
        program = Files.writeString(folder.resolve("Waiting.java"), PROGRAM);
        assertEquals(0, javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none",
                program.toString()));
    }

    private static void refused(String word, String... args) {
        Ran.run(args).isOneLine(word);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void a_new_program_is_recorded_profiled_and_advised() throws Exception {
        String jfr = folder.resolve("new.jfr").toString();
        String yaml = folder.resolve("new.yaml").toString();
        Ran recorded = Ran.run("record", "--out", jfr, "--", java(), "-cp", folder.toString(), "Waiting", "100");
        assertEquals(0, recorded.code(), recorded.err());
        Ran profiled = Ran.run("profile", jfr, "--format", "json", "--out", yaml);
        assertEquals(0, profiled.code(), profiled.err());
        JsonNode group = new ObjectMapper().readTree(profiled.out()).path("groups").path(0);
        assertEquals("pool-1-thread-*", group.path("name").asText());
        assertEquals(100, group.path("figures").path("tasks").path("value").asInt());
        Ran advised = Ran.run("advise", yaml, "--format", "json");
        assertEquals(0, advised.code(), advised.err());
        Ran atOnce = Ran.run("advise", jfr, "--format", "json");
        assertEquals(0, atOnce.code(), atOnce.err());
        JsonNode answer = new ObjectMapper().readTree(atOnce.out());
        assertEquals(new ObjectMapper().readTree(advised.out()).path("recommendation").path("model"),
                answer.path("recommendation").path("model"));
        assertEquals("platform", answer.path("today").path("model").asText());
        assertEquals("pool-too-small", answer.path("bottlenecks").path(0).path("id").asText());
        Ran text = Ran.run("advise", jfr);
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().startsWith("First     All 4 threads"), text.out());
        assertTrue(text.out().contains("\nToday "), text.out());
    }

    @Test
    void a_running_program_is_recorded_and_goes_on() throws Exception {
        Path jfr = folder.resolve("running.jfr");
        Process process = new ProcessBuilder(java(), "-cp", folder.toString(), "Waiting", "10000").start();
        try {
            Ran recorded = Ran.run("record", "--pid", Long.toString(process.pid()), "--for", "1s", "--out",
                    jfr.toString());
            assertEquals(0, recorded.code(), recorded.err());
            assertTrue(process.isAlive());
            Ran profiled = Ran.run("profile", jfr.toString());
            assertEquals(0, profiled.code(), profiled.err());
            assertTrue(profiled.out().contains("pool-1-thread-*  (platform"), profiled.out());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void mistakes_in_what_to_record_are_one_line() {
        refused("--pid", "record");
        refused("no such process", "record", "--pid", "999999999", "--out", folder.resolve("x.jfr").toString());
        refused("exclude", "record", "--pid", "1", "--", "java");
        refused("cannot be started", "record", "--out", folder.resolve("x.jfr").toString(), "--", "/no/such/program");
        refused("there already", "record", "--out", program.toString(), "--", "java");
        refused("--for", "record", "--for", "1ms", "--out", folder.resolve("x.jfr").toString(), "--", "java");
        refused("folder", "record", "--out", "/no/such/folder/x.jfr", "--", "java");
        assertFalse(Files.exists(folder.resolve("x.jfr")));
    }

    @ParameterizedTest
    @CsvSource({"profile", "advise"})
    void recordings_that_are_none_are_one_line(String command) throws Exception {
        refused("is not a file", command, folder.resolve("missing.jfr").toString());
        refused("is empty", command, Files.createFile(folder.resolve(command + "-empty.jfr")).toString());
        refused("not a flight recording", command,
                Files.writeString(folder.resolve(command + "-text.jfr"), "tasks: 10\n".repeat(20)).toString());
    }
}
