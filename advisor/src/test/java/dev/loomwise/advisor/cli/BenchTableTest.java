package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.reports.data.Study;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: a table shows who won, by how much, and who cannot be told apart; every format has the same figures. */
class BenchTableTest {
    @TempDir
    private Path folder;

    private Study study() throws Exception {
        Path corpus = Path.of(Objects.requireNonNull(BenchTableTest.class.getResource("fuzz")).toURI());
        String third = Files.readString(corpus.resolve("jmh/cell.json")).replace("\n]", "").strip();
        String slow = third.substring(1, third.indexOf(",\n {")).replace("virtual", "sync").replace(
                "[[51.1,51.3],[50.9,52.0]]",
                "[[5000.5,5001]]");
        Files.writeString(folder.resolve("results.json"), third.substring(0, third.length() - 1) + ",\n" + slow + "]");
        Files.copy(corpus.resolve("run/run.json"), folder.resolve("run.json"));
        return Study.read(folder);
    }

    @Test
    void the_table_has_bars_and_marks_ties() throws Exception {
        assertEquals("""
                note: the machine was noisy: intervals are wider than they need be; ./loomwise doctor says what to do

                100 timer tasks, each waits 50 ms   (physical limit 50.0 ms)
                  =1  virtual      51.2 ms  50.9 ms – 52.0 ms      ▏               1.02 of the limit
                  =1  platform     53.5 ms  53.5 ms – 53.5 ms      ▏               1.07 of the limit
                   3  sync          5.00 s  5.00 s – 5.00 s        ████████████  100.02 of the limit
                """, BenchTable.render(study()));
    }

    @Test
    void every_format_has_the_same_figures() throws Exception {
        Study study = study();
        String csv = BenchForms.results(study, Format.CSV);
        assertTrue(csv.contains("\"100 timer tasks, each waits 50 ms\",1,virtual,51.2,"), csv);
        var json = new ObjectMapper().readTree(BenchForms.results(study, Format.JSON));
        assertEquals(3, json.size());
        assertEquals(51.2, json.get(0).path("timeMs").asDouble());
        assertEquals(50, json.get(0).path("limitMs").asDouble());
        assertTrue(BenchForms.results(study, Format.MARKDOWN)
                .contains("| 100 timer tasks, each waits 50 ms | 1 | virtual | 51.2 |"));
    }
}
