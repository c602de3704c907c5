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
 * <pre>mvn -pl bench test -Dtest=KilledRunTest -DexcludedGroups= -Dgroups=slow</pre>
 */
@EnabledOnOs(OS.LINUX)
class KilledRunTest {
    @TempDir
    private Path scratch;

    private int runs;
    private int beforeManifest;
    private int completed;
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
        Path run = scratch.resolve("run-" + runs);
        for (int i = 0; i < times; i++) {
            Path journal = run.resolve(Journal.FILE);
            byte[] before = Files.exists(journal) ? Files.readAllBytes(journal) : new byte[0];
            boolean begun = Files.exists(run.resolve(RunFolder.MANIFEST));
            try (BenchProcess bench = begun
                    ? BenchProcess.resume(kind, run, scratch)
                    : BenchProcess.begin(kind, run, scratch)) {
                // One in five while it starts, the others while it measures; the first three while it measures.
                if (i < 3 || random.nextInt(5) > 0) {
                    bench.awaitMeasuring();
                }
                boolean ended = bench.process().waitFor(random.nextInt(withinMs), TimeUnit.MILLISECONDS);
                bench.kill();
                orphans += bench.orphans().size();
                notResumable += ended && bench.process().exitValue() != 0 ? 1 : 0;
                check(run, before, bench);
                if (ended) {
                    completed++;
                    forks += complete(run);
                    run = scratch.resolve("run-" + ++runs);
                }
            }
        }
        if (Files.exists(run.resolve(RunFolder.MANIFEST))) {
            try (BenchProcess bench = BenchProcess.resume(kind, run, scratch)) {
                assertEquals(0, bench.await(), bench.said());
            }
            forks += complete(run);
        }
        String figures = times + " kills (seed " + seed + "): " + forks + " forks in the runs, " + lost + " lost, "
                + beforeManifest + " kills before there was a run, " + completed + " runs that ended before the kill, "
                + orphans + " orphans, " + notResumable + " runs that could not go on";
        System.out.println(figures);
        assertEquals(List.of(0, 0, 0), List.of(lost, orphans, notResumable), figures);
        assertTrue(forks > 0, figures);
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
