package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.advisor.predict.CalibrationStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: profiles are run for real, kept, and graded; a mistake is one line and costs nothing. */
class EvaluateCommandTest {
    @TempDir
    Path folder;

    private Path run() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        CalibrationStore.write(run, CalibrationStore.reference());
        return run;
    }

    /** Two profiles, each with a candidate that is as fast as predicted and one that is not. */
    private Path measured() throws IOException {
        Path run = run();
        Files.writeString(run.resolve("evaluation.jsonl"),
                """
                        {"group":"batch","seed":5,"number":0,"profile":{"tasks":"100","wait":"10ms","io":"timer"},"candidates":[\
                        {"model":"virtual","poolSize":100,"permits":0,"parallelism":2,"runs":[{"timeMs":10.5},{"timeMs":10.6}]},\
                        {"model":"sync","poolSize":100,"permits":0,"parallelism":2,"runs":[{"timeMs":1010},{"timeMs":1020}]}]}
                        {"group":"service","seed":5,"number":0,"profile":{"shape":"service","rate":"100/s","wait":"10ms"},"candidates":[\
                        {"model":"virtual","poolSize":23,"permits":0,"parallelism":2,"carried":9000.5,"runs":[\
                        {"micros":[10100,10200,10300],"perSecond":99.5,"keptUp":true},{"micros":[10100,10200,10300],"perSecond":99,"keptUp":true}]},\
                        {"model":"async","poolSize":23,"permits":0,"parallelism":2,"runs":[\
                        {"micros":[10100,10200,10300],"perSecond":99.5,"keptUp":true},{"micros":[10100,10200,10300],"perSecond":99,"keptUp":true}]}]}
                        """);
        return run;
    }

    @Test
    void what_was_measured_before_is_graded_in_every_form() throws Exception {
        String run = measured().toString();
        Ran text = Ran.run("evaluate", "--run", run, "--profiles", "0");
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().contains("1 batches and divisible jobs") && text.out().contains("1 services"),
                text.out());
        assertTrue(text.out().contains("Goetz's formula"), text.out());
        JsonNode json = new ObjectMapper()
                .readTree(Ran.run("evaluate", "--run", run, "--profiles", "0", "--format", "json").out());
        JsonNode advice = json.path("groups").path(0).path("policies").path(0);
        assertEquals("the advice", advice.path("policy").asText());
        assertEquals(1.0, advice.path("within5").path("estimate").asDouble());
        assertTrue(Ran.run("evaluate", "--run", run, "--profiles", "0", "--format", "markdown").out()
                .contains("| policy | within 5 % |"));
        assertTrue(Ran.run("evaluate", "--run", run, "--profiles", "0", "--format", "csv").out()
                .startsWith("group,of,figure,estimate,low,high"));
    }

    @Test
    void mistakes_are_one_line_each() throws Exception {
        Path run = measured();
        for (List<String> args : List.of(List.of("--run", folder.resolve("nowhere").toString()),
                List.of("--run", run.toString(), "--profiles", "-1"),
                List.of("--run", run.toString(), "--profiles", "0", "--format", "xml"),
                List.of("--run", run.toString(), "--shape", "round"),
                List.of("--run", run.toString(), "--budget", "soon"))) {
            Ran ran = Ran.run(java.util.stream.Stream.concat(java.util.stream.Stream.of("evaluate"), args.stream())
                    .toArray(String[]::new));
            assertEquals(2, ran.code(), () -> args + ": " + ran.out());
            assertEquals(1, ran.err().lines().count(), ran.err());
        }
        Files.writeString(run.resolve("evaluation.jsonl"), "{}\n{}\n");
        Ran ran = Ran.run("evaluate", "--run", run.toString(), "--profiles", "0");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("line 1"), ran.err());
    }

    @Test
    void a_profile_is_run_for_real_beside_its_prediction() throws Exception {
        String run = run().toString();
        Ran ran = Ran.run("advise", "--run", run, "--tasks", "40", "--wait", "5ms", "--cpu", "100us", "--verify",
                "--budget", "30s", "--format", "json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode verification = new ObjectMapper().readTree(ran.out()).path("verification");
        assertTrue(verification.size() >= 2, ran.out());
        for (JsonNode row : verification) {
            double measured = row.path("measuredMs").path("estimate").asDouble();
            assertTrue(measured > 5, () -> "below the physical limit: " + row);
        }
        Ran tooLong = Ran.run("advise", "--run", run, "--tasks", "40", "--wait", "50s", "--verify", "--budget", "9s");
        assertEquals(2, tooLong.code());
        assertTrue(tooLong.err().lines().toList().getLast().contains("--budget"), tooLong.err());
    }

    @Test
    void a_one_shot_program_is_started_for_real_beside_its_prediction() throws Exception {
        Ran ran = Ran.run("advise", "--run", run().toString(), "--tasks", "2", "--wait", "40ms", "--start", "cold",
                "--verify", "--budget", "30s", "--format", "json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode verification = new ObjectMapper().readTree(ran.out()).path("verification");
        assertTrue(verification.size() >= 2, ran.out());
        for (JsonNode row : verification) {
            double measured = row.path("measuredMs").path("estimate").asDouble();
            assertTrue(measured > 60, () -> "no JVM starts and waits so fast: " + row);
        }
    }
}
