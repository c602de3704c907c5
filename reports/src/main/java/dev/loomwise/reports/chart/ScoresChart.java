package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Scores that somebody else measured, one row each.
 *
 * @param title what the picture shows
 * @param unit of all scores
 * @param scores by name, from top to bottom; at least one, all finite
 */
public record ScoresChart(String title, String unit, Map<String, Estimate> scores) implements Chart {
    private static final ModelStyle ONE_STYLE = new ModelStyle(new Color(0x0072B2), SeriesMarkers.CIRCLE);
    private static final int LONGEST_NAME = 28;

    public ScoresChart {
        scores = new LinkedHashMap<>(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw: " + title);
        }
    }

    @Override
    public String svg() {
        return new DotChart(title, unit, scores.entrySet().stream()
                .map(e -> new DotChart.Dot(shortened(e.getKey()), e.getValue(), ONE_STYLE)).toList(),
                OptionalDouble.empty(), Canvas::plain).svg();
    }

    /** The end tells results apart more often than the beginning. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME + 1);
    }
}
