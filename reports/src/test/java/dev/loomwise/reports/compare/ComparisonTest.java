package dev.loomwise.reports.compare;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.reports.Golden;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: what is called slower is slower beyond the threshold, and nothing that was measured is passed over. */
class ComparisonTest {
    private static final Comparison.Settings FIVE = new Comparison.Settings(0.05, 0.95);

    @TempDir
    private Path folder;

    /** Three quiet forks around a median: forks lie 0.4 % apart, iterations 1 %. */
    private static List<double[]> around(double median) {
        return List.of(ramp(median * 0.996), ramp(median), ramp(median * 1.004));
    }

    private static double[] ramp(double middle) {
        return IntStream.rangeClosed(-4, 4).mapToDouble(i -> middle * (1 + 0.0025 * i)).toArray();
    }

    /** Six cells that stayed as they were, so that the spread of forks can be learnt. */
    private static MadeUpRun quiet(String name) {
        MadeUpRun run = new MadeUpRun(name);
        for (int tasks = 1; tasks <= 6; tasks++) {
            run.cell(PLATFORM, tasks, around(50 + tasks));
        }
        return run;
    }

    private Comparison example() throws Exception {
        MadeUpRun base = quiet("before").cell(VIRTUAL, 10, around(100)).cell(ASYNC, 10, around(100))
                .cell(SYNC, 10, around(500)).cell(VIRTUAL, 99, around(60));
        MadeUpRun now = quiet("after").on("beta", "25.0.3", Fitness.UNFIT).cell(VIRTUAL, 10, around(130))
                .cell(ASYNC, 10, around(80)).cell(SYNC, 10, List.of(ramp(450), ramp(500), ramp(600)))
                .cell(ASYNC, 99, around(60));
        return Comparison.of(base.in(folder), now.in(folder), FIVE);
    }

    private static Change cell(Comparison c, String label) {
        return c.changes().stream().filter(x -> x.cell().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void slower_faster_and_same_are_told_with_their_ratio() throws Exception {
        Comparison c = example();
        Change slower = cell(c, "timer 10 x (50ms + 0) virtual");
        assertEquals(Verdict.SLOWER, slower.verdict());
        assertEquals(1.3, slower.ratio().point(), 1e-9);
        assertTrue(slower.ratio().low() > 1.25 && slower.ratio().high() < 1.35, slower.ratio().toString());
        assertEquals(Verdict.FASTER, cell(c, "timer 10 x (50ms + 0) async").verdict());
        assertEquals(Verdict.SAME, cell(c, "timer 3 x (50ms + 0) platform").verdict());
        assertEquals(Verdict.SLOWER, c.changes().getFirst().verdict(), "the worst news comes first");
    }

    @Test
    void a_cell_whose_forks_lie_far_apart_is_undecided_and_marked() throws Exception {
        Change noisy = cell(example(), "timer 10 x (50ms + 0) sync");
        assertEquals(Verdict.UNDECIDED, noisy.verdict());
        assertTrue(noisy.noisy());
    }

    @Test
    void cells_of_one_run_alone_are_listed() throws Exception {
        Comparison c = example();
        assertEquals(List.of("timer 99 x (50ms + 0) virtual"), c.onlyBase());
        assertEquals(List.of("timer 99 x (50ms + 0) async"), c.onlyNew());
    }

    @Test
    void another_machine_another_jdk_and_an_unfit_machine_are_named_everywhere() throws Exception {
        Comparison c = example();
        assertEquals(List.of("machine alpha → beta", "JDK 21.0.4 → 25.0.3"), c.differences());
        for (String output : List.of(CompareText.render(c), CompareMarkdown.render(c))) {
            assertTrue(output.contains("JDK 21.0.4 → 25.0.3"), output);
            assertTrue(output.contains("UNFIT"), output);
        }
        JsonNode json = new ObjectMapper().readTree(CompareData.json(c));
        assertEquals("unfit", json.at("/new/fitness").asText());
        assertEquals(2, json.path("differences").size());
    }

    @Test
    void the_threshold_decides_what_counts() throws Exception {
        MadeUpRun base = quiet("base").cell(VIRTUAL, 10, around(100));
        MadeUpRun now = quiet("now").cell(VIRTUAL, 10, around(108));
        var before = base.in(folder);
        var after = now.in(folder);
        assertEquals(1, Comparison.of(before, after, FIVE).count(Verdict.SLOWER));
        Comparison lenient = Comparison.of(before, after, new Comparison.Settings(0.15, 0.95));
        assertEquals(0, lenient.count(Verdict.SLOWER));
        assertEquals(7, lenient.count(Verdict.SAME));
    }

    @Test
    void the_other_way_round_what_was_slower_is_faster_by_the_inverse() throws Exception {
        var base = quiet("base").cell(VIRTUAL, 10, around(100)).in(folder);
        var now = quiet("now").cell(VIRTUAL, 10, around(130)).in(folder);
        Change there = cell(Comparison.of(base, now, FIVE), "timer 10 x (50ms + 0) virtual");
        Change back = cell(Comparison.of(now, base, FIVE), "timer 10 x (50ms + 0) virtual");
        assertEquals(Verdict.FASTER, back.verdict());
        assertEquals(1, there.ratio().point() * back.ratio().point(), 1e-12);
    }

    @Test
    void where_more_is_better_less_is_slower_and_units_are_converted() throws Exception {
        MadeUpRun base = quiet("base").withoutManifest("21").foreign("org.example.Queue.offer", "thrpt", "ops/s",
                around(2_000));
        MadeUpRun now = quiet("now").withoutManifest("25").foreign("org.example.Queue.offer", "thrpt", "ops/ms",
                around(1));
        Change change = cell(Comparison.of(base.in(folder), now.in(folder), FIVE), "Queue.offer (thrpt)");
        assertEquals(Verdict.SLOWER, change.verdict());
        assertEquals(2, change.ratio().point(), 1e-9);
        assertTrue(change.higherIsBetter());
    }

    @Test
    void of_anybodys_files_the_jdk_is_named_and_thread_counts_are_not_mixed() throws Exception {
        MadeUpRun base = new MadeUpRun("base").withoutManifest("21").foreign("org.example.Queue.offer", "avgt",
                "us/op", around(10), 1).foreign("org.example.Queue.offer", "avgt", "us/op", around(40), 8);
        MadeUpRun now = new MadeUpRun("now").withoutManifest("25").foreign("org.example.Queue.offer", "avgt",
                "us/op", around(10), 1).foreign("org.example.Queue.offer", "avgt", "us/op", around(80), 8);
        Comparison c = Comparison.of(base.in(folder), now.in(folder), FIVE);
        assertEquals(2, cell(c, "Queue.offer 8 threads (avgt)").ratio().point(), 1e-9);
        assertEquals(1, cell(c, "Queue.offer (avgt)").ratio().point(), 1e-9);
        assertEquals(List.of("JDK 21 → 25"), c.differences());
        assertTrue(CompareText.render(c).contains("JDK 21 → 25. What else differs"), CompareText.render(c));
    }

    @Test
    void units_that_cannot_be_compared_are_said() throws Exception {
        MadeUpRun base = quiet("base").foreign("org.example.Queue.offer", "avgt", "ns/op", around(2_000));
        MadeUpRun now = quiet("now").foreign("org.example.Queue.offer", "avgt", "furlongs", around(1));
        Comparison c = Comparison.of(base.in(folder), now.in(folder), FIVE);
        assertEquals(6, c.changes().size());
        assertTrue(c.notes().getFirst().contains("furlongs"), c.notes().toString());
    }

    @Test
    void runs_without_a_common_cell_and_empty_runs_are_the_users_mistake() throws Exception {
        var one = new MadeUpRun("one").cell(VIRTUAL, 1, around(1)).in(folder);
        var other = new MadeUpRun("other").cell(ASYNC, 1, around(1)).in(folder);
        var none = new MadeUpRun("none").in(folder);
        String message = String.valueOf(
                assertThrows(BadInputException.class, () -> Comparison.of(one, other, FIVE)).getMessage());
        assertTrue(message.contains("no cell is in both runs") && message.contains("async"), message);
        message = String.valueOf(
                assertThrows(BadInputException.class, () -> Comparison.of(one, none, FIVE)).getMessage());
        assertTrue(message.contains("NEW (none) holds no results"), message);
    }

    @Test
    void one_fork_a_side_is_compared_and_what_was_assumed_is_said() throws Exception {
        var base = new MadeUpRun("base").cell(VIRTUAL, 1, List.of(ramp(100))).in(folder);
        var now = new MadeUpRun("now").cell(VIRTUAL, 1, List.of(ramp(104))).in(folder);
        Comparison c = Comparison.of(base, now, FIVE);
        assertEquals(Verdict.UNDECIDED, c.changes().getFirst().verdict());
        assertTrue(CompareText.render(c).contains("3.05 % is assumed"), CompareText.render(c));
    }

    @Test
    void the_markdown_for_a_pull_request_stays_as_it_is() throws Exception {
        Comparison c = example();
        Golden.check("compare.md", () -> CompareMarkdown.render(c));
    }

    @Test
    void text_json_and_csv_stay_as_they_are() throws Exception {
        Comparison c = example();
        Golden.check("compare.txt", () -> CompareText.render(c));
        Golden.check("compare.json", () -> CompareData.json(c));
        Golden.check("compare.csv", () -> CompareData.csv(c));
    }

    @Test
    void every_format_has_every_cell() throws Exception {
        Comparison c = example();
        String csv = CompareData.csv(c);
        assertEquals(c.changes().size() + 1, csv.lines().count());
        for (String output : List.of(CompareText.render(c), CompareMarkdown.render(c), CompareData.json(c), csv)) {
            c.changes().forEach(x -> assertTrue(output.contains(x.cell()), () -> x.cell() + " is missing"));
        }
    }

    @Test
    void a_hostile_name_is_no_markup() throws Exception {
        String hostile = "a.B|<img src=x onerror=alert(1)>.run";
        var base = quiet("base").foreign(hostile, "avgt", "ms/op", around(3)).in(folder);
        var now = quiet("now").foreign(hostile, "avgt", "ms/op", around(9)).in(folder);
        String markdown = CompareMarkdown.render(Comparison.of(base, now, FIVE));
        assertFalse(markdown.contains("<img"), markdown);
        // A row of the cells has nine unescaped bars, one of the groups seven; a tenth would break the table.
        List<Integer> bars = markdown.lines().filter(l -> l.startsWith("|") && l.contains("img src"))
                .map(l -> (int) l.replace("\\|", "").chars().filter(ch -> ch == '|').count()).toList();
        assertEquals(List.of(9, 7), bars, markdown);
    }
}
