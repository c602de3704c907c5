package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: whether plain arguments are read by hand or by picocli, the page is the same. */
class ReportCommandTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false,
            StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static boolean takes(String words) {
        return new ReportCommand(new Console(NOWHERE, NOWHERE)).takes(List.of(words.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs/a", "runs/a runs/b", "runs/a --out page.html", "--out page.html runs/a"})
    void paths_and_an_output_are_read_by_hand(String words) {
        assertTrue(takes(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "runs/a --outt x", "runs/a --out", "runs/a --out=x", "--out page.html",
            "runs/a --out x --out y", "@arguments", "runs/a -h", "-"})
    void help_mistakes_and_other_forms_are_for_picocli(String words) {
        assertFalse(takes(words));
    }

    @Test
    void both_ways_lead_to_the_same_page() throws Exception {
        Path results = Files.writeString(folder.resolve("results.json"), """
                [{"benchmark": "org.example.Bench.work", "mode": "avgt", "threads": 1, "forks": 2,
                  "primaryMetric": {"score": 1.03, "scoreError": 0.1, "scoreUnit": "ms/op",
                                    "rawData": [[1.0, 1.1, 0.9], [1.0, 1.2, 0.95]]}}]""");
        Path byHand = folder.resolve("hand.html");
        Path parsed = folder.resolve("parsed.html");
        assertEquals(0, Ran.run("report", results.toString(), "--out", byHand.toString()).code());
        assertEquals(0, Ran.run("report", results.toString(), "--out=" + parsed).code());
        assertTrue(Files.readString(byHand).contains("work"));
        assertEquals(Files.readString(byHand), Files.readString(parsed));
    }
}
