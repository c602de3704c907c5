package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which model to use, over two properties of a workload: a field of one colour per model; where the choice hardly
 * matters the field is hatched. Each field also carries its model's initial, for print and for those who do not tell the
 * colours apart.
 *
 * @param title what the picture shows
 * @param xAxis what grows to the right
 * @param x the values along it, as they are to be read, from left to right
 * @param yAxis what grows upwards
 * @param y the values along it, from bottom to top
 * @param chosen [row of y][column of x]; empty where no model can
 * @param close the same shape: whether the second best is as good
 * @param rules somebody's rule of thumb, drawn over the map
 */
public record DecisionMapChart(String title, String xAxis, List<String> x, String yAxis, List<String> y,
        List<List<Optional<ConcurrencyModel>>> chosen, List<List<Boolean>> close, List<Rule> rules) implements Chart {
    private static final int TOP = 10;
    private static final int LEFT = 88;
    private static final int RIGHT = 10;
    private static final int ROW = 34;

    /**
     * A line of a rule of thumb.
     *
     * @param name what the rule says; empty for a second line of the rule before
     * @param vertical whether it separates columns, else rows
     * @param at between which fields: 1.0 is the border between the first and the second, 1.5 the middle of the second
     */
    public record Rule(String name, boolean vertical, double at) {}

    public DecisionMapChart {
        x = List.copyOf(x);
        y = List.copyOf(y);
        chosen = chosen.stream().map(List::copyOf).toList();
        close = close.stream().map(List::copyOf).toList();
        rules = List.copyOf(rules);
        int columns = x.size();
        if (x.isEmpty() || y.isEmpty() || chosen.size() != y.size() || close.size() != y.size()
                || chosen.stream().anyMatch(r -> r.size() != columns)
                || close.stream().anyMatch(r -> r.size() != columns)) {
            throw new IllegalArgumentException("a map needs a field for every pair of values: " + title);
        }
    }

    @Override
    public String svg() {
        int axis = TOP + y.size() * ROW;
        MapLegend legend = MapLegend.of(chosen, close, rules.stream().map(Rule::name).toList());
        int height = axis + 46 + legend.height();
        double cell = (Canvas.WIDTH - LEFT - RIGHT) / (double) x.size();
        String hatch = MapLegend.hatch(title, x, y, chosen, close);
        StringBuilder svg = new StringBuilder(InlineSvg.opening(Canvas.WIDTH, height, title));
        svg.append(MapLegend.hatching(hatch));
        for (int row = 0; row < y.size(); row++) {
            double top = axis - (row + 1) * ROW;
            text(svg, LEFT - 8, top + ROW / 2.0 + 5, "end", y.get(row));
            for (int column = 0; column < x.size(); column++) {
                field(svg, row, column, LEFT + column * cell, top, cell, hatch);
            }
        }
        int every = (int) Math.ceil(x.stream().mapToInt(String::length).max().orElse(1) * 8.5 / cell);
        for (int column = 0; column < x.size(); column += every) {
            text(svg, LEFT + (column + 0.5) * cell, axis + 17, "middle", x.get(column));
        }
        text(svg, LEFT + x.size() * cell / 2, axis + 36, "middle", xAxis);
        svg.append(String.format(Locale.ROOT, "<text transform=\"translate(16 %d) rotate(-90)\" "
                + "text-anchor=\"middle\">%s</text>", TOP + y.size() * ROW / 2, InlineSvg.escaped(yAxis)));
        int place = -1;
        for (Rule rule : rules) {
            place += rule.name.isEmpty() && place >= 0 ? 0 : 1;
            rule(svg, rule, place, cell, axis);
        }
        legend.draw(svg, axis + 46, hatch);
        return svg.append("</svg>").toString();
    }

    private void field(StringBuilder svg, int row, int column, double left, double top, double width, String hatch) {
        Optional<ConcurrencyModel> model = chosen.get(row).get(column);
        boolean tie = close.get(row).get(column);
        String told = x.get(column) + ", " + y.get(row) + ": "
                + model.map(m -> m.id() + (tie ? ", and another is as good" : "")).orElse("no model can");
        String css = model.map(m -> ModelStyle.of(m).css() + " f").orElse("");
        String box = String.format(Locale.ROOT, "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"", left + 0.5,
                top + 0.5, width - 1, ROW - 1);
        svg.append("<g class=\"spot\"><title>").append(InlineSvg.escaped(told)).append("</title><rect class=\"")
                .append(css).append("\" ").append(box).append(" fill=\"")
                .append(model.map(m -> ModelStyle.of(m).hex()).orElse("none")).append("\" stroke=\"none\"/>");
        if (tie) {
            svg.append("<rect ").append(box).append(" fill=\"url(#").append(hatch).append(")\"/>");
        }
        model.ifPresent(m -> initial(svg, m, left + width / 2, top + ROW / 2.0));
        svg.append("</g>");
    }

    /** A disc in the page's colour under the letter keeps it readable on every field. */
    private static void initial(StringBuilder svg, ConcurrencyModel model, double x, double y) {
        svg.append(String.format(Locale.ROOT, "<circle class=\"paper\" cx=\"%.1f\" cy=\"%.1f\" r=\"9\" fill=\"#fff\"/>",
                x, y));
        text(svg, x, y + 5, "middle", model.id().substring(0, 1));
    }

    private void rule(StringBuilder svg, Rule rule, int place, double cell, int axis) {
        double at = rule.vertical ? LEFT + rule.at * cell : axis - rule.at * ROW;
        String path = rule.vertical
                ? String.format(Locale.ROOT, "M%.1f %dV%d", at, TOP - 6, axis)
                : String.format(Locale.ROOT, "M%d %.1fH%.1f", LEFT, at, LEFT + x.size() * cell + 6);
        svg.append(MapLegend.line(path, place, rule.name));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" "
                + "fill=\"currentColor\">%s</text>", x, y, anchor,
                InlineSvg.escaped(words)));
    }
}
