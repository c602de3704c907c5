package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.SampleRun;
import dev.loomwise.reports.compare.Comparison;
import dev.loomwise.reports.compare.Verdict;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsPageTest {
    @TempDir
    Path dir;

    @Test
    void a_run_beside_itself_has_not_changed() throws IOException {
        Study run = Study.read(SampleRun.write(dir.resolve("a"), "h"));
        String page = RunsPage.html(List.of(run, run));
        assertTrue(page.contains("Same machine, JDK and commit"));
        assertTrue(page.contains(" 0 are slower in the last than in the first, 0 faster"), "verdicts");
        assertTrue(page.contains("1.00 times what it was"));
    }

    @Test
    void what_became_slower_is_counted_and_what_is_throughput_counts_the_other_way_round() throws IOException {
        Study before = Study.read(jmh("before", 10, 12));
        Study after = Study.read(jmh("after", 20, 24));
        String page = RunsPage.html(List.of(before, after));
        assertTrue(page.contains("Of 2 measurements that the runs share, 1 are slower in the last than in the first, 1 "
                + "faster"), page.substring(page.indexOf("Of 2"), page.indexOf("Of 2") + 200));
        assertTrue(page.contains("<td>2.00"), "the ratio");
    }

    @Test
    void the_page_and_the_comparison_say_the_same_of_every_measurement() throws IOException {
        Study before = Study.read(jmh("before", 10, 12));
        for (double by : new double[]{1, 1.04, 1.3, 3}) {
            Study after = Study.read(jmh("after", 10 * by, 12 * by));
            Comparison comparison = Comparison.of(before, after, new Comparison.Settings(0.05, 0.95));
            String page = RunsPage.html(List.of(before, after));
            assertTrue(page.contains("Of 2 measurements that the runs share, " + comparison.count(Verdict.SLOWER)
                    + " are slower in the last than in the first, " + comparison.count(Verdict.FASTER) + " faster, "
                    + comparison.count(Verdict.SAME) + " the same within 5 %"), by + " times");
        }
    }

    @Test
    void runs_on_different_jdks_are_called_by_them() throws IOException {
        Path older = SampleRun.write(dir.resolve("older"), "h");
        Path newer = SampleRun.write(dir.resolve("newer"), "h");
        Files.writeString(newer.resolve("run.json"),
                Files.readString(newer.resolve("run.json")).replace("25.0.3", "26.0.1"));
        String page = RunsPage.html(List.of(Study.read(older), Study.read(newer)));
        assertTrue(page.contains("older, JDK 25.0.3 · newer, JDK 26.0.1"), "the runs");
        assertTrue(page.contains("What differs: JDK (25.0.3 → 26.0.1)"), "the difference");
    }

    @Test
    void many_runs_are_a_trend() throws IOException {
        List<Study> runs = IntStream.range(0, 7).mapToObj(i -> Study.read(jmh("run" + i, 10 + i, 11 + i))).toList();
        String page = RunsPage.html(runs);
        assertTrue(page.contains("run by run"));
        assertEquals(7 * 2 + 2, page.split("class=\"spot", -1).length - 1,
                "a point for each run and measurement, and one for each that changed");
    }

    @Test
    void where_runs_have_one_fork_each_that_is_the_reason_why_nothing_can_be_said() throws IOException {
        Path two = jmh("two", 10, 12);
        Path one = Files.writeString(dir.resolve("one.json"), Files.readString(two).replace(
                "[[10.0,12.0],[10.0,12.0]]", "[[10.0,12.0]]"));
        String reason = "Undecided with one fork in each run: 2.";
        assertTrue(RunsPage.html(List.of(Study.read(one), Study.read(one))).contains(reason));
        assertFalse(RunsPage.html(List.of(Study.read(one), Study.read(two))).contains("with one fork in each run"));
    }

    @Test
    void results_with_nothing_in_common_are_refused_in_one_line() throws IOException {
        Study run = Study.read(SampleRun.write(dir.resolve("a"), "h"));
        Study other = Study.read(jmh("other", 1, 2));
        BadInputException e = assertThrows(BadInputException.class, () -> RunsPage.html(List.of(run, other)));
        assertFalse(String.valueOf(e.getMessage()).contains("\n"));
    }

    private Path jmh(String name, double low, double high) {
        String entry = """
                {"benchmark":"a.B.MODE","mode":"MODE","params":{},"primaryMetric":{"score":LOW,"scoreUnit":"UNIT",
                 "rawData":[[LOW,HIGH],[LOW,HIGH]]},"secondaryMetrics":{}}""".replace("LOW", low + "").replace("HIGH",
                high + "");
        try {
            return Files.writeString(dir.resolve(name + ".json"), "["
                    + entry.replace("MODE", "avgt").replace("UNIT", "ns/op") + ","
                    + entry.replace("MODE", "thrpt").replace("UNIT", "ops/s") + "]");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
