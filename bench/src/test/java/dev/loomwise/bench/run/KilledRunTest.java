package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant: kill -9 at any moment loses no fork that had ended, leaves no process behind, and the run goes on.
 *
 * <p>The fifty kills of real JMH forks take about five minutes:
 *
 * <pre>mvn -pl bench test -Dtest=KilledRunTest -Dgroups=slow -Dloomwise.excluded=</pre>
 */
@EnabledOnOs(OS.LINUX)
class KilledRunTest {
    @TempDir
    private Path scratch;

    private int beforeManifest;
    private int completed;
    private int ended;
    private long forks;
    private int lost;
    private int orphans;
    private int notResumable;

    @Test
    void three_kills_lose_nothing() throws Exception {
        kill("fake", 3, 500, 1);
    }

    @Test
    @Tag("slow")
    void fifty_kills_of_real_forks_lose_nothing() throws Exception {
        kill("real", 50, 5_000, System.nanoTime());
    }

    private void kill(String kind, int times, int withinMs, long seed) throws Exception {
        Random random = new Random(seed);
        Path run = scratch.resolve("run-0");
        int runs = 1;
        for (int i = 0; i < times; i++) {
            kill(kind, run, withinMs, i < 3, random);
            // Several kills to a run, but not all: it should also come to its end.
            if (i == times - 1 || (i >= 3 && random.nextInt(6) == 0)) {
                finish(kind, run);
                run = scratch.resolve("run-" + runs++);
            }
        }
        String figures = times + " kills (seed " + seed + "), " + beforeManifest + " of them before there was a run, "
                + ended + " too late: " + completed + " runs completed with " + forks + " forks, " + lost
                + " forks lost, "
                + orphans + " orphans, " + notResumable + " runs that could not go on";
        System.out.println(figures);
        assertEquals(List.of(0, 0, 0, 0), List.of(lost, orphans, notResumable, ended), figures);
        assertTrue(forks > 0, figures);
    }

    private void kill(String kind, Path run, int withinMs, boolean measuring, Random random) throws Exception {
        Path journal = run.resolve(Journal.FILE);
        byte[] before = Files.exists(journal) ? Files.readAllBytes(journal) : new byte[0];
        try (BenchProcess bench = begun(run)
                ? BenchProcess.resume(kind, run, scratch)
                : BenchProcess.begin(kind, run, scratch)) {
            // One in five while it starts, the others while it measures.
            if (measuring || random.nextInt(5) > 0) {
                bench.awaitMeasuring();
            }
            if (bench.process().waitFor(random.nextInt(withinMs), TimeUnit.MILLISECONDS)) {
                notResumable += bench.process().exitValue() == 0 ? 0 : 1;
                ended++;
            }
            bench.kill();
            orphans += bench.orphans().size();
            check(run, before, bench);
        }
    }

    private void finish(String kind, Path run) throws Exception {
        if (!begun(run)) {
            return;
        }
        try (BenchProcess bench = BenchProcess.finish(kind, run, scratch)) {
            if (bench.await() != 0) {
                notResumable++;
                System.out.println(bench.said());
                return;
            }
        }
        forks += complete(run);
        completed++;
    }

    private static boolean begun(Path run) {
        return Files.exists(run.resolve(RunFolder.MANIFEST));
    }

    /** What was there before is there still, byte for byte, and what was said to be kept is there. */
    private void check(Path run, byte[] before, BenchProcess bench) throws Exception {
        if (!Files.exists(run.resolve(RunFolder.MANIFEST))) {
            beforeManifest++;
            return;
        }
        SavedRun saved = SavedRun.read(run);
        lost += (int) Math.max(0, bench.kept() - saved.forks().size());
        if (before.length > 0) {
            byte[] after = Files.readAllBytes(run.resolve(Journal.FILE));
            assertArrayEquals(before(before), Arrays.copyOf(after, before(before).length));
        }
        RunFolder.JSON.readTree(run.resolve(RunFolder.MANIFEST).toFile());
        if (Files.exists(run.resolve(RunFolder.RESULTS))) {
            RunFolder.JSON.readTree(run.resolve(RunFolder.RESULTS).toFile());
        }
    }

    /** Without a line that a kill had cut off. */
    private static byte[] before(byte[] journal) {
        int end = journal.length;
        while (end > 0 && journal[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(journal, end);
    }

    /** The same kind of result as of a run that nobody touched: every cell, every fork of the journal, nothing else. */
    private static int complete(Path run) throws Exception {
        SavedRun saved = SavedRun.read(run);
        assertTrue(saved.manifest().endedNormally(), String.valueOf(saved.manifest().stopReason()));
        assertEquals(List.of(), saved.manifest().failures());
        JsonNode results = RunFolder.JSON.readTree(run.resolve(RunFolder.RESULTS).toFile());
        assertEquals(BenchProcess.cells().size(), results.size());
        int counted = 0;
        for (JsonNode cell : results) {
            assertEquals(cell.path("forks").asInt(), cell.path("primaryMetric").path("rawData").size());
            counted += cell.path("forks").asInt();
        }
        long setAside = saved.sampling().cells().stream().mapToLong(Sampling.CellRecord::setAside).sum();
        assertEquals(saved.forks().size(), counted + setAside);
        assertTrue(saved.sampling().cells().stream().allMatch(c -> c.stopped() != null), "every cell says why");
        try (var files = Files.list(run)) {
            assertEquals(List.of(Journal.FILE, RunFolder.RESULTS, RunFolder.MANIFEST),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
        return saved.forks().size();
    }
}
