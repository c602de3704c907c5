package dev.loomwise.advisor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Figure;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
        assertTrue(html.contains("R1, R4") && html.contains("R4: above"), "a rule is missing");
        assertTrue(seconds < 20, seconds + " s");
    }

    @Test
    void loads_and_shares_are_those_of_the_axes() {
        assertEquals(1, ServiceMap.computing(0));
        assertEquals(0.005, ServiceMap.computing(ServiceMap.FIELDS - 1), 0.0001);
        assertEquals(0.9875, ServiceMap.load(ServiceMap.FIELDS - 1), 1e-9);
    }
}
