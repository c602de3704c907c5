package dev.loomwise.reports.chart;

import dev.loomwise.reports.data.Question;

/**
 * The models' times for one question, with their intervals and the physical limit.
 *
 * @param axis what the horizontal axis counts
 */
public record BarsChart(Question question, String axis) implements Chart {
    /** The picture as it stands beside its numbers. */
    public BarsChart(Question question) {
        this(question, "median time of one operation");
    }

    @Override
    public String title() {
        return "Time of each model for " + question.inWords()
                + (question.limitMs().isPresent() ? "; the dashed line is the physical limit" : "");
    }

    @Override
    public String svg() {
        return new DotChart(title(), axis, question.outcomes().stream()
                .map(o -> new DotChart.Dot(o.model().id(), o.timeMs(), ModelStyle.of(o.model()))).toList(),
                question.limitMs(), Canvas::time).svg();
    }
}
