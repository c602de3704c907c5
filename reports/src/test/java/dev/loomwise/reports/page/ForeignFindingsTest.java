package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: what is said of a stranger's file is in the file, and noise is not called a difference. */
class ForeignFindingsTest {
    @TempDir
    Path dir;

    private Study study(String... entries) throws IOException {
        return Study.read(Files.writeString(dir.resolve("r.json"),
                Stream.of(entries).collect(Collectors.joining(",", "[", "]"))));
    }

    /** Two forks of two values each, the second a little above the first. */
    private static String entry(String method, String params, double value, double above) {
        return """
                {"jmhVersion":"1.37","benchmark":"org.example.Maps.METHOD","mode":"avgt","threads":4,"jdkVersion":"21.0.4",
                 "measurementTime":"1 s","measurementIterations":2,"params":{PARAMS},"primaryMetric":{"score":MEAN,
                 "scoreConfidence":[VALUE,MORE],"scoreUnit":"ns/op","rawData":[[VALUE,MORE],[VALUE,MORE]]},
                 "secondaryMetrics":{}}"""
                .replace("METHOD", method).replace("PARAMS", params)
                .replace("MEAN", "" + (value + above / 2)).replace("VALUE", "" + value)
                .replace("MORE", "" + (value + above));
    }

    private static Findings.Finding finding(Study study, String heading) {
        return ForeignFindings.of(study.foreign()).stream().filter(f -> f.heading().equals(heading)).findFirst()
                .orElseThrow();
    }

    @Test
    void the_contents_are_told_in_plain_sentences() throws IOException {
        Study study = study(entry("get", "\"size\":\"10\"", 100, 2), entry("put", "\"size\":\"1000\"", 100, 2));
        assertEquals(List.of("2 results of 2 benchmarks of org.example.Maps: average time in ns/op.",
                "Parameter size: 10 and 1000.",
                "Measured on JDK 21.0.4 by JMH 1.37; 2 forks of 2 values each; a fork measures 2 x 1 s; 4 threads at "
                        + "once.",
                "None of it is loomwise's own, so that it is shown as it is, without advice."),
                ForeignContents.sentences(study.foreign()));
    }

    @Test
    void of_two_parameters_the_one_that_changes_the_score_most_is_named_with_its_ratio() throws IOException {
        Study study = study(entry("get", "\"size\":\"1\",\"kind\":\"a\"", 100, 2),
                entry("get", "\"size\":\"9\",\"kind\":\"a\"", 500, 2),
                entry("get", "\"size\":\"1\",\"kind\":\"b\"", 110, 2),
                entry("get", "\"size\":\"9\",\"kind\":\"b\"", 600, 2));
        Findings.Finding finding = finding(study, "Parameters");
        assertEquals("Size changes the score most: up to 5.41 times", Words.sentence(finding.verdict()));
        assertTrue(
                finding.text().startsWith("get with kind=b: 111 ns/op with size=1, 601 ns/op with size=9, 5.41 times "
                        + "(5."),
                finding.text());
        assertTrue(finding.text().contains("Next is kind with 1.1"), finding.text());
    }

    @Test
    void methods_that_noise_may_have_parted_are_not_called_fast() throws IOException {
        assertEquals("get is 3.98 times as fast as put",
                finding(study(entry("get", "", 100, 2), entry("put", "", 400, 4)), "Methods").verdict());
        assertEquals("No method is faster than another by more than the noise",
                finding(study(entry("get", "", 100, 20), entry("put", "", 101, 21)), "Methods").verdict());
    }

    @Test
    void the_noisiest_result_and_those_without_an_interval_are_named() throws IOException {
        Findings.Finding finding = finding(study(entry("get", "", 100, 2), entry("put", "", 100, 100), """
                {"benchmark":"org.example.Maps.one","mode":"avgt","primaryMetric":{"score":5,"scoreUnit":"ns/op"}}"""),
                "How sure");
        assertEquals("1 of 3 results are known no better than to ±10 %", finding.verdict());
        assertTrue(finding.text().startsWith("Noisiest is put: 150 ns/op ±33 %"), finding.text());
        assertTrue(finding.text().contains("1 of 3 have no interval"), finding.text());
    }
}
