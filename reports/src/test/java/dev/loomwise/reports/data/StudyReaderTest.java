package dev.loomwise.reports.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyReaderTest {
    @TempDir
    Path dir;

    @Test
    void aRunHasItsManifestAndItsCells() throws IOException {
        Study study = Study.read(SampleRun.write(dir.resolve("run"), "host"));
        assertEquals("host", study.manifest().orElseThrow().machine().host());
        assertEquals(23, study.measured().size());
        assertTrue(study.foreign().isEmpty());
        Measured first = study.measured().getFirst();
        assertEquals(3, first.forks().size());
        assertEquals("3 x 8", first.effort());
        assertEquals(4.0, first.cost("clientCpu").orElseThrow().point(), 1e-9);
    }

    @Test
    void questionsHaveTheirOutcomesBestFirstAndTheirPhysicalLimit() throws IOException {
        List<Question> questions = Study.read(SampleRun.write(dir.resolve("run"), "host")).questions();
        assertEquals(6, questions.size());
        Question divisible = questions.stream().filter(Question::divisible).findFirst().orElseThrow();
        assertEquals(100, divisible.limitMs().orElseThrow(), 1e-9);
        assertEquals(List.of(ConcurrencyModel.FORKJOIN), divisible.winners().stream().map(Outcome::model).toList());
        Question http = questions.stream().filter(q -> q.cell().workload().equals("http")).findFirst().orElseThrow();
        assertEquals(150, http.limitMs().orElseThrow(), 1e-9);
        assertEquals(ConcurrencyModel.SYNC, http.outcomes().getLast().model());
        assertEquals("100 http tasks, each waits 100 ms and computes 1 ms", http.inWords());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKilledRunIsAStudyWithoutCells(boolean emptyResults) throws IOException {
        Path run = SampleRun.write(dir.resolve("run"), "host");
        Files.delete(run.resolve("results.json"));
        if (emptyResults) {
            Files.createFile(run.resolve("results.json"));
        }
        Study study = Study.read(run);
        assertTrue(study.manifest().isPresent());
        assertTrue(study.measured().isEmpty());
    }

    @Test
    void everyModeOfAForeignFileIsRead() throws IOException {
        Study study = Study.read(foreign("""
                [{"benchmark":"a.B.thr","mode":"thrpt","forks":1,"params":{"size":"10"},
                  "primaryMetric":{"score":100.0,"scoreError":5.0,"scoreConfidence":[95.0,105.0],"scoreUnit":"ops/s",
                    "rawData":[[98.0,102.0]]},"secondaryMetrics":{}},
                 {"benchmark":"a.B.sam","mode":"sample",
                  "primaryMetric":{"score":2.0,"scoreError":0.1,"scoreConfidence":[1.9,2.1],"scoreUnit":"us/op",
                    "rawDataHistogram":[[[[1.9,5],[2.1,5]]]]},"secondaryMetrics":{}},
                 {"benchmark":"a.B.one","mode":"ss",
                  "primaryMetric":{"score":3.0,"scoreError":"NaN","scoreConfidence":["NaN","NaN"],"scoreUnit":"ms/op",
                    "rawData":[[3.0]]},
                  "secondaryMetrics":{"gc":{"score":"NaN","scoreUnit":"MB"},"x":{"score":"Infinity"}}}]
                """));
        assertEquals(3, study.foreign().size());
        assertTrue(study.measured().get(0).higherIsBetter());
        Measured sampled = study.measured().get(1);
        assertEquals("-", sampled.effort());
        assertEquals(sampled.score(), sampled.median());
        Measured once = study.measured().get(2);
        assertEquals(3, once.score().high());
        assertTrue(once.cost("gc").isEmpty());
        assertEquals(Double.POSITIVE_INFINITY, once.cost("x").orElseThrow().point());
    }

    @Test
    void aScoreThatIsNoNumberIsLeftOutAndSaid() throws IOException {
        Study study = Study.read(foreign("""
                [{"benchmark":"a.B.c","mode":"avgt","primaryMetric":{"score":"NaN","scoreUnit":"ms/op"}}]"""));
        assertTrue(study.measured().isEmpty());
        assertTrue(study.notes().getFirst().contains("a.B.c"));
    }

    @Test
    void parametersThatOnlyLookLikeACellAreForeign() throws IOException {
        Study study = Study.read(foreign("""
                [{"benchmark":"a.B.c","mode":"avgt","params":{"workload":"w","model":"gpt"},
                  "primaryMetric":{"score":1.0,"scoreUnit":"ms/op"}}]"""));
        assertEquals(1, study.foreign().size());
        assertEquals(1, study.notes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[{\"benchmark\":", "{}", "null", "3", "not json", "[1]", "[{}]", "[[[[", "[] []",
            "[{\"benchmark\":\"a\"}]", "\u0000", "[{\"benchmark\":1,\"primaryMetric\":{}}]"})
    void whatIsNoJmhJsonGetsOneLineThatNamesTheFile(String content) throws IOException {
        Path file = foreign(content);
        BadInputException e = assertThrows(BadInputException.class, () -> Study.read(file));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("foreign.json"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        Path file = foreign("[".repeat(200_000));
        assertThrows(BadInputException.class, () -> Study.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"format\":99}", "{\"format\":1,\"machine\":7}",
            "{\"format\":1,\"id\":\"x\",\"started\":\"yesterday\"}"})
    void aManifestThatIsNoneGetsOneLine(String content) throws IOException {
        Path run = SampleRun.write(dir.resolve("run"), "host");
        Files.writeString(run.resolve("run.json"), content);
        BadInputException e = assertThrows(BadInputException.class, () -> Study.read(run));
        assertTrue(String.valueOf(e.getMessage()).contains("run.json"), e.getMessage());
    }

    @Test
    void aPathThatIsNothingIsSaid() {
        assertThrows(BadInputException.class, () -> Study.read(dir.resolve("missing")));
        assertThrows(BadInputException.class, () -> Study.read(dir));
    }

    private Path foreign(String json) throws IOException {
        return Files.writeString(dir.resolve("foreign.json"), json);
    }
}
