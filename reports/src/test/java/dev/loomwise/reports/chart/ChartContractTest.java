package dev.loomwise.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.SampleRun;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class ChartContractTest {
    static Stream<Chart> charts() throws IOException {
        List<Question> questions = Study.read(SampleRun.write(Files.createTempDirectory("sample").resolve("r"), "h"))
                .questions();
        List<Question> timer = questions.stream().filter(q -> q.cell().workload().equals("timer")).toList();
        return Stream.concat(questions.stream().map(BarsChart::new), Stream.of(
                new ScalingChart("scaling <of> timer", timer),
                new CostChart("memory", "MB", List.of(new CostChart.Row(ConcurrencyModel.SYNC, new Estimate(5, 0, 9))),
                        v -> v + " MB"),
                new LinesChart("latency", "percentile", "latency", List.of(new LinesChart.Tick(0, "p50"),
                        new LinesChart.Tick(1, "p99")),
                        List.of(new LinesChart.Line("virtual",
                                ModelStyle.of(ConcurrencyModel.VIRTUAL), List.of(new LinesChart.Point(0,
                                        Estimate.exactly(5)), new LinesChart.Point(1, new Estimate(90, 70, 100))))),
                        Canvas::time),
                new AccuracyChart("accuracy", List.of(new AccuracyChart.Point("a <b>", ConcurrencyModel.ASYNC, 10,
                        11))),
                new DecisionMapChart("map", "tasks", List.of("1", "10"), "share", List.of("0 %"),
                        List.of(List.of(Optional.of(ConcurrencyModel.VIRTUAL), Optional.empty())),
                        List.of(List.of(true, false)), List.of(new DecisionMapChart.Rule("a < b", true, 1))),
                new FineMapChart("fine map", new FineMapChart.Axis("load", List.of("10 %", "20 %", "30 %"), 2),
                        new FineMapChart.Axis("share", List.of("0 %"), 1),
                        List.of(List.of(Optional.of(ConcurrencyModel.VIRTUAL), Optional.of(ConcurrencyModel.VIRTUAL),
                                Optional.empty())),
                        List.of(List.of(true, true, false)),
                        List.of(new FineMapChart.Curve("a < b", List.of(new FineMapChart.Point(0, 0),
                                new FineMapChart.Point(9, Double.POSITIVE_INFINITY))))),
                new ChangeChart("change <b>", "from a to b", List.of(new ChangeChart.Row("virtual",
                        new Estimate(1.1, 0.9, 1.2), ModelStyle.of(ConcurrencyModel.VIRTUAL)))),
                new ScoresChart("a & b", "ops/s", Map.of("one", Estimate.exactly(0), "two", new Estimate(5, -1, 6))),
                new ScoresChart("same ends", "ms", Map.of("one of two names that end alike", Estimate.exactly(1),
                        "the other of two names that end alike", Estimate.exactly(2))),
                new ScoresChart("far", "ns", Map.of("one", new Estimate(1, -1, 3),
                        "two", new Estimate(5e6, 1, Double.POSITIVE_INFINITY)))));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aChartIsWellFormedAndHasATitleForScreenReaders(Chart chart) throws Exception {
        var root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg()))).getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertEquals(chart.title(), root.getFirstChild().getTextContent());
        assertTrue(root.getAttribute("viewBox").startsWith("0 0 520 "));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aChartFitsIntoAnyPage(Chart chart) {
        String svg = chart.svg();
        assertTrue(svg.startsWith("<svg "));
        assertFalse(svg.contains("style="), "style attributes are forbidden by the page's policy");
        assertFalse(svg.contains("NaN"), svg);
        assertTrue(svg.contains("currentColor"));
        assertFalse(svg.contains("rgb(1,2,3)") || svg.contains("rgb(4,5,6)"));
        assertFalse(svg.contains("fill=\"rgb(255,255,255)\""), "a white ground would glare in a dark page");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theSameDataGiveTheSamePicture(Chart chart) {
        assertEquals(chart.svg(), chart.svg());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aChartTellsItsValuesWhenPointedAt(Chart chart) {
        assertTrue(chart.svg().contains("<title>" + InlineSvg.escaped(chart.title())), "its name");
        assertTrue(Pattern.compile("class=\"spot[^>]*>\\s*<title>[^<]+").matcher(chart.svg()).find(), chart.svg());
    }

    @Test
    void nothingToDrawIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ScoresChart("t", "ms", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ScalingChart("t", List.of()));
    }

    @Test
    void everyRowIsNamedHoweverLongAndAlikeTheNamesAre() {
        String named = new ScoresChart("t", "ms", Map.of("a", Estimate.exactly(1))).svg();
        String longer = new ScoresChart("t", "ms", Map.of("a".repeat(500), Estimate.exactly(1))).svg();
        assertEquals(glyphs(named), glyphs(longer));
    }

    private static long glyphs(String svg) {
        return svg.split("<path ", -1).length;
    }

    @Test
    void everyModelHasItsOwnColour() {
        assertEquals(ConcurrencyModel.values().length, Arrays.stream(ConcurrencyModel.values())
                .map(m -> ModelStyle.of(m).hex()).distinct().count());
    }
}
