package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.SampleRun;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    @TempDir
    Path dir;

    @Test
    void theSummarySaysWhoWinsByHowMuchAndWhoTies() throws IOException {
        String page = ReportPage.html(sample());
        assertTrue(page.contains("One job of 200ms that can be split: forkjoin is fastest with"), "winner");
        assertTrue(page.contains("of the physical limit"), "distance from the limit");
        assertTrue(page.contains("cannot be told apart"), "ties");
        assertTrue(page.contains("times as long"), "ratios");
    }

    @Test
    void everyChartHasATableBeneath() throws IOException {
        String page = ReportPage.html(sample());
        int charts = count(page, "<svg ");
        assertEquals(7, charts);
        assertEquals(charts, count(page, "<article>"));
        assertEquals(charts, Pattern.compile("</svg>\\s*<div class=\"wide\"[^>]*>\\s*<table>").matcher(page).results()
                .count());
    }

    @Test
    void theMachineItsWarningsAndFailuresAreShown() throws IOException {
        String page = ReportPage.html(sample());
        for (String fact : List.of("Example CPU", "25.0.3", "the machine is busy", "no answer", "ended normally")) {
            assertTrue(page.contains(fact), fact);
        }
    }

    @Test
    void thePageLoadsNothingFromOutside() throws IOException {
        String page = ReportPage.html(sample()).replace("http://www.w3.org/2000/svg", "");
        assertFalse(page.contains("://"), "an address");
        assertFalse(Pattern.compile("<(script|link|iframe|img|object|embed|base)\\b").matcher(page).find());
        assertFalse(Pattern.compile("\\s(src|srcset|on\\w+)\\s*=").matcher(page).find());
        assertFalse(page.contains("@import") || page.contains("url(http"));
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.contains("unsafe-inline"));
    }

    @Test
    void idsAreUniqueWhereTheyAreReferredTo() throws IOException {
        String page = ReportPage.html(sample());
        List<String> ids = Pattern.compile("<[a-zA-Z0-9]+[^>]* id=\"([^\"]+)\"").matcher(page).results()
                .map(m -> m.group(1)).toList();
        assertEquals(ids.stream().distinct().toList(), ids);
        Matcher reference = Pattern.compile("(?:url\\(#|href=\"#)([^)\"]+)").matcher(page);
        while (reference.find()) {
            assertTrue(ids.contains(reference.group(1)), reference.group());
        }
    }

    @Test
    void hostileNamesFromFilesAreText() throws IOException {
        Path run = SampleRun.write(dir.resolve("run"), HOSTILE);
        harmless(ReportPage.html(Study.read(run)));
    }

    @Test
    void hostileNamesFromForeignResultsAreText() throws IOException {
        String quoted = HOSTILE.replace("\"", "\\\"");
        Path file = Files.writeString(dir.resolve("r.json"), """
                [{"benchmark":"X.X","mode":"X","params":{"X":"X"},"primaryMetric":{"score":1.0,"scoreUnit":"X"},
                  "secondaryMetrics":{"X":{"score":1}}}]""".replace("X", quoted));
        String page = ReportPage.html(new Study(HOSTILE, Optional.empty(), Study.read(file).measured(),
                List.of(HOSTILE)));
        harmless(page);
        assertTrue(page.contains("&lt;script&gt;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-3.0", "1e308", "1e-308", "\"Infinity\"", "-1e308"})
    void extremeScoresHaveAPage(String score) throws IOException {
        for (String params : List.of("{}", """
                {"workload":"w","model":"sync","tasks":"1","wait":"0","cpu":"0","steps":"1","inFlight":"0"}""")) {
            Path file = Files.writeString(dir.resolve("r.json"), """
                    [{"benchmark":"a.b","mode":"ss","params":P,"primaryMetric":{"score":S,"scoreUnit":"ms/op",
                      "scoreConfidence":["-Infinity","Infinity"],"rawData":[[S,S]]}},
                     {"benchmark":"a.b","mode":"ss","params":P,"primaryMetric":{"score":1.0,"scoreUnit":"ms/op"}}]"""
                    .replace(":P,", ":" + params + ",").replace("S,", score + ",").replace("S]", score + "]"));
            assertTrue(ReportPage.html(Study.read(file)).contains("</html>"));
        }
    }

    @Test
    void aRunWithoutCellsHasAPageThatSaysSo() {
        String page = ReportPage.html(new Study("killed", Optional.of(SampleRun.manifest("h")), List.of(), List.of()));
        assertTrue(page.contains("Nothing was measured"));
    }

    @Test
    void thePageReplacesAnOlderOneAndLeavesNothingElse() throws IOException {
        Path file = dir.resolve("out/report.html");
        ReportPage.write(sample(), file);
        ReportPage.write(sample(), file);
        try (var files = Files.list(dir.resolve("out"))) {
            assertEquals(List.of(file), files.toList());
        }
        assertThrows(BadInputException.class, () -> ReportPage.write(sample(), dir));
    }

    @Test
    void csvQuotesWhatASpreadsheetWouldMisread() throws IOException {
        Path file = Files.writeString(dir.resolve("r.json"), """
                [{"benchmark":"a","mode":"avgt","params":{"p":"=1+1","q":"x,\\"y"},
                  "primaryMetric":{"score":-1.5,"scoreUnit":"ms"}}]""");
        String csv = RawNumbersSection.csv(Study.read(file));
        assertEquals("a,avgt,'=1+1,\"x,\"\"y\",ms,-1.5,-1.5,-1.5,-1.5,0,0", csv.lines().toList().get(1));
    }

    @Test
    void everySectionHasAPlaceOfItsOwn() {
        List<Integer> orders = Section.all().stream().map(Section::order).toList();
        assertTrue(orders.containsAll(List.of(10, 20, 30, 40, 90)), orders.toString());
        assertEquals(orders.stream().distinct().toList(), orders);
    }

    private static void harmless(String page) {
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("<img"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private Study sample() throws IOException {
        return Study.read(SampleRun.write(dir.resolve("sample"), "host"));
    }
}
