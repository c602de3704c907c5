package dev.loomwise.reports.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loomwise.bench.run.BenchRun;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.run.Sampling;
import dev.loomwise.reports.page.ReportPage;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant: a run of every version that ever was stays readable. One real run of each is kept, cut to a few cells. */
class FormatsTest {
    @TempDir
    private Path folder;

    private static Path run(int format) throws URISyntaxException {
        var url = FormatsTest.class.getResource("/runs/format-" + format + "/run.json");
        if (url == null) {
            throw new AssertionError("no run of format " + format + " is kept in the test resources: keep one");
        }
        return Path.of(url.toURI()).resolveSibling("");
    }

    static IntStream every_version() {
        return IntStream.rangeClosed(1, Manifest.FORMAT);
    }

    @ParameterizedTest
    @MethodSource("every_version")
    void a_run_of_each_version_is_read_and_reported(int format) throws Exception {
        Study study = Study.read(run(format));
        assertEquals(format, study.manifest().orElseThrow().format());
        assertTrue(study.manifest().orElseThrow().endedNormally());
        assertEquals(6, study.measured().size());
        assertEquals("cpu", study.measured().getFirst().cell().orElseThrow().workload());
        ReportPage.write(study, folder.resolve("report.html"));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("</html>"));
    }

    @Test
    void format_1_says_nothing_of_sampling_and_cannot_be_continued() throws Exception {
        assertTrue(Study.read(run(1)).manifest().orElseThrow().sampled().isEmpty());
        Path first = run(1);
        var said = assertThrows(IllegalArgumentException.class, () -> BenchRun.planOf(first));
        assertTrue(String.valueOf(said.getMessage()).contains("an older loomwise wrote it; measure anew"),
                said.toString());
    }

    @Test
    void format_2_says_of_each_cell_how_far_it_was_measured_and_why_no_further() throws Exception {
        Sampling sampling = Study.read(run(2)).manifest().flatMap(Manifest::sampled).orElseThrow();
        assertEquals(6, sampling.cells().size());
        for (Sampling.CellRecord cell : sampling.cells()) {
            assertTrue(cell.stopped() != null && cell.halfWidth() != null, cell.toString());
            assertEquals(cell.forks() + cell.setAside(), cell.each().size());
        }
        assertEquals(6, BenchRun.planOf(run(2)).cells().size());
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Europe/Berlin", "ar-EG-u-nu-arab, Africa/Cairo", "th-TH-u-ca-buddhist-nu-thai, Asia/Bangkok",
            "tr-TR, America/St_Johns"})
    void what_is_written_does_not_depend_on_language_or_time_zone(String locale, String zone) throws Exception {
        Locale usual = Locale.getDefault();
        TimeZone here = TimeZone.getDefault();
        Path manifest = run(2).resolve("run.json");
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Study study = Study.read(run(2));
            JsonNode written = RunFolder.JSON.valueToTree(study.manifest().orElseThrow());
            assertEquals(RunFolder.JSON.readTree(Files.readString(manifest)),
                    RunFolder.JSON.readTree(written.toString()));
            assertEquals(
                    "every cell gets one fork; then those that need it most get more, until each has 2 or more, its"
                            + " 95 % interval is within ±5 % of the median and its rank at a tolerance of 5 % is settled, or the"
                            + " budget is spent",
                    study.manifest().flatMap(Manifest::sampled).orElseThrow().stopRule().inWords());
        } finally {
            Locale.setDefault(usual);
            TimeZone.setDefault(here);
        }
    }
}
