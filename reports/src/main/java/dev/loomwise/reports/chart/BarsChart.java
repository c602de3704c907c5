package dev.loomwise.reports.chart;

import dev.loomwise.reports.data.Question;

/** The models' times for one question, with their intervals and the physical limit. */
public record BarsChart(Question question) implements Chart {
    @Override
    public String title() {
        return "Time of each model for " + question.inWords()
                + (question.limitMs().isPresent() ? "; the dashed line is the physical limit" : "");
    }

    @Override
    public String svg() {
        return new DotChart(title(), "median time of one operation", question.outcomes().stream()
                .map(o -> new DotChart.Dot(o.model().id(), o.timeMs(), ModelStyle.of(o.model()))).toList(),
                question.limitMs(), Canvas::time).svg();
    }
}
