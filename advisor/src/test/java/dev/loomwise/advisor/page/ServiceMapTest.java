package dev.loomwise.advisor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.advice.Glance;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceMapTest {
    @TempDir
    private Path folder;

    @Test
    void a_map_of_forty_times_forty_services_has_areas_ties_and_the_articles_rules() throws Exception {
        Foresight foresight = Foresight.of(Study.read(SampleReport.run(folder.resolve("run")))).orElseThrow();
        long before = System.nanoTime();
        Figure figure = ServiceMap.figure(foresight);
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("40 x 40 services in %.2f s%n", seconds);
        String html = figure.markup().toString();
        assertTrue(Pattern.compile("m-virtual f").matcher(html).results().count() > 10, "virtual is nowhere");
        assertTrue(html.contains("too close to call"), "nothing ties");
        assertTrue(html.contains("the articles: below it") && html.contains("the articles: above it"),
                "a rule is missing");
        assertTrue(seconds < 20, seconds + " s");
    }

    /** The map was once played field by field with 1500 requests; then one field in eighteen was off by so much. */
    @Test
    void between_the_places_that_are_played_the_map_names_what_a_long_play_of_the_field_names() throws Exception {
        Foresight foresight = Foresight.of(Study.read(SampleReport.run(folder.resolve("run")))).orElseThrow();
        List<List<Glance>> map = ServiceMap.fields(foresight);
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (int row = 2; row < ServiceMap.FIELDS; row += 4) {
            for (int column = 1; column < ServiceMap.FIELDS; column += 4) {
                looked++;
                Map<ConcurrencyModel, Double> p99 = played(foresight, column, row);
                Optional<ConcurrencyModel> named = map.get(row).get(column).model();
                double best = p99.values().stream().mapToDouble(v -> v).min().orElse(0);
                double taken = named.map(m -> p99.getOrDefault(m, 1e9)).orElse(0.0);
                if (named.isEmpty() != p99.isEmpty() || taken > 1.08 * best) {
                    wrong.add(column + ", " + row + ": " + named + " of " + p99);
                }
            }
        }
        assertTrue(wrong.size() <= looked / 30, wrong.size() + " of " + looked + ": " + wrong);
    }

    private static Map<ConcurrencyModel, Double> played(Foresight foresight, int column, int row) {
        return SimulatedPredictor.sketchAll(foresight.found().calibration(),
                ServiceMap.profile(foresight, column, row), 20_000, Map.of()).stream()
                .filter(p -> Double.isFinite(p.metricMs()))
                .collect(Collectors.toMap(Prediction::model, Prediction::metricMs));
    }

    @Test
    void loads_and_shares_are_those_of_the_axes() {
        assertEquals(1, ServiceMap.computing(0));
        assertEquals(0.005, ServiceMap.computing(ServiceMap.FIELDS - 1), 0.0001);
        assertEquals(0.9875, ServiceMap.load(ServiceMap.FIELDS - 1), 1e-9);
    }
}
