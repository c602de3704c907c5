package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.SampleRun;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
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
        assertTrue(page.contains("Forkjoin is fastest; "), "winner");
        assertTrue(page.contains("One job of 200 ms that can be split: "), "the question");
        assertTrue(page.contains("of the physical limit"), "distance from the limit");
        assertTrue(page.contains(" tie; "), "ties");
        assertTrue(page.contains("times as long"), "ratios");
    }

    @Test
    void everyChartHasATableBeneath() throws IOException {
        String page = ReportPage.html(sample());
        // Three findings, whose tables are those of their workloads; six questions, one family that grows, and three costs
        // in one row for each of four workloads.
        assertEquals(3 + 6 + 1 + 3 * 4, count(page, "class=\"chart\""));
        assertEquals(6 + 1 + 4,
                Pattern.compile("</svg>\\s*</div>\\s*<div class=\"wide\"[^>]*>\\s*<table>").matcher(page).results()
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
        assertFalse(Pattern.compile("<(link|iframe|img|object|embed|base)\\b").matcher(page).find());
        assertFalse(Pattern.compile("\\s(src|srcset|on\\w+)\\s*=").matcher(page).find());
        assertFalse(page.contains("@import") || page.contains("url(http"));
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.contains("unsafe-inline"));
    }

    @Test
    void thePolicyAllowsThePagesOwnScriptsAndNoOther() throws Exception {
        String page = ReportPage.html(sample());
        List<String> scripts = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page).results()
                .map(m -> m.group(1)).toList();
        assertFalse(scripts.isEmpty());
        String policy = page.substring(page.indexOf("script-src"), page.indexOf("; img-src"));
        for (String script : scripts) {
            String hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(script.getBytes(StandardCharsets.UTF_8)));
            assertTrue(policy.contains("'sha256-" + hash + "'"), policy);
        }
        assertEquals(scripts.stream().distinct().count(), count(policy, "sha256-"));
    }

    @Test
    void thePagesLinkToEverySection() throws IOException {
        String page = ReportPage.html(sample());
        List<String> headings = Pattern.compile("<h2 id=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1))
                .toList();
        assertTrue(headings.containsAll(List.of("summary", "machine", "raw")), headings.toString());
        headings.forEach(id -> assertTrue(page.contains("<li><a href=\"#" + id + "\">"), id));
    }

    @Test
    void latencyByPercentileIsDrawnWhereItWasMeasured() throws IOException {
        StringBuilder cells = new StringBuilder();
        for (String model : List.of("virtual", "async")) {
            cells.append(cells.isEmpty() ? "[" : ",").append("""
                    {"benchmark":"a.WebSuite.run","mode":"ss","params":{"workload":"web","model":"M","tasks":"100",
                     "wait":"5ms","cpu":"1ms","steps":"1","inFlight":"0"},
                     "primaryMetric":{"score":900,"scoreUnit":"ms/op","rawData":[[900]]},"secondaryMetrics":{
                     "p50":{"score":6.5,"scoreUnit":"ms/op"},"p99":{"score":12,"scoreUnit":"ms/op"},
                     "p999":{"score":50,"scoreUnit":"ms/op"},"serviceP50":{"score":6,"scoreUnit":"ms/op"}}}"""
                    .replace("\"M\"", '"' + model + '"'));
        }
        Path file = Files.writeString(dir.resolve("web.json"), cells.append(']'));
        String page = ReportPage.html(Study.read(file));
        assertTrue(page.contains("Latency by percentile: 100 web tasks"), "the figure");
        assertTrue(page.contains(
                "<th scope=\"col\">p50, ms</th><th scope=\"col\">p99, ms</th><th scope=\"col\">p99.9, ms</th>"));
        assertFalse(page.contains("Service latency by percentile"), "a single percentile is no picture");
    }

    @Test
    void aLargeRunHasFewPicturesAndAllItsNumbers() throws IOException {
        StringBuilder cells = new StringBuilder();
        for (int tasks = 1; tasks <= 300; tasks++) {
            for (String model : List.of("virtual", "async")) {
                cells.append(cells.isEmpty() ? "[" : ",").append("""
                        {"benchmark":"a.TimerSuite.run","mode":"ss","params":{"workload":"timer","model":"M",
                         "tasks":"T","wait":"5ms","cpu":"0","steps":"1","inFlight":"7"},
                         "primaryMetric":{"score":9,"scoreUnit":"ms/op","rawData":[[9,9.1,9.2]]},
                         "secondaryMetrics":{}}""".replace("\"M\"", '"' + model + '"')
                        .replace("\"T\"", "\"" + tasks + "\""));
            }
        }
        String page = ReportPage.html(Study.read(Files.writeString(dir.resolve("many.json"), cells.append(']'))));
        assertTrue(count(page, "<svg ") < 70, "pictures: " + count(page, "<svg "));
        assertTrue(page.contains("<th scope=\"row\">300 tasks: waits 5 ms"), "the last question");
        assertTrue(page.contains("The 12 most telling ones have a picture below."), "what was left out is said");
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
        assertTrue(orders.containsAll(List.of(10, 20, 30, 90)), orders.toString());
        assertEquals(orders.stream().distinct().toList(), orders);
    }

    private static void harmless(String page) {
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("<img"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private Study sample() throws IOException {
        return Study.read(SampleRun.write(dir.resolve("sample"), "host"));
    }
}
