package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Scores that somebody else measured, one row each.
 *
 * @param title what the picture shows
 * @param unit of all scores
 * @param scores by name, from top to bottom; at least one, all {@link #drawable}
 */
public record ScoresChart(String title, String unit, Map<String, Estimate> scores) implements Chart {
    private static final ModelStyle ONE_STYLE = ModelStyle.numbered(0);

    public ScoresChart {
        scores = new LinkedHashMap<>(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw: " + title);
        }
    }

    /** Whether an axis can show it: finite and not beyond 1e100. */
    public static boolean drawable(Estimate score) {
        return Math.abs(score.point()) < Canvas.LARGEST;
    }

    @Override
    public String svg() {
        return new DotChart(title, unit, scores.entrySet().stream()
                .map(e -> new DotChart.Dot(e.getKey(), e.getValue(), ONE_STYLE)).toList(),
                OptionalDouble.empty(), Canvas::plain).svg();
    }
}
