package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: the command speaks in the format that was asked for, and a mistake is one line. */
class ClaimsCommandTest {
    @TempDir
    Path folder;

    private String emptyRun() throws IOException {
        Path run = folder.resolve("mine");
        java.nio.file.Files.createDirectory(run);
        RunFolder.replace(run.resolve(RunFolder.MANIFEST), RunFolder.JSON.writeValueAsBytes(new Manifest(
                Manifest.FORMAT, "mine", Instant.EPOCH, Instant.EPOCH, true, "", "quick", 1, "0.1.0", null,
                new Machine("host", "CPU", 2, 4096, "Linux", "none", "25", "OpenJDK"), 2.4, 1, 0, List.of(),
                List.of(), null, Fitness.UNKNOWN, List.of())));
        return run.toString();
    }

    @Test
    void a_run_that_measured_nothing_is_told_for_every_claim_how_to_measure_it() throws Exception {
        Ran ran = Ran.run("claims", "--run", emptyRun(), "--format", "json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode claims = new ObjectMapper().readTree(ran.out()).path("claims");
        assertEquals(37, claims.size());
        for (JsonNode claim : claims) {
            assertEquals("not measured", claim.path("verdict").asText());
            assertTrue(claim.path("why").asText().contains("./loomwise bench"), claim.toString());
        }
    }

    @Test
    void a_spreadsheet_gets_a_line_for_each_claim() throws Exception {
        Ran ran = Ran.run("claims", "--run", emptyRun(), "--format", "csv");
        assertTrue(ran.out().startsWith("id,claim,verdict,why,measured\n"), ran.out());
        assertEquals(38, ran.out().lines().count());
        assertTrue(ran.out().lines().skip(1).allMatch(l -> l.contains(",not measured,")), ran.out());
    }

    @Test
    void an_unknown_format_and_a_run_that_is_not_there_are_one_line_each() throws Exception {
        for (Ran ran : List.of(Ran.run("claims", "--run", emptyRun(), "--format", "xml"),
                Ran.run("claims", "--run", folder.resolve("nowhere").toString()))) {
            ran.isOneLine();
        }
    }
}
