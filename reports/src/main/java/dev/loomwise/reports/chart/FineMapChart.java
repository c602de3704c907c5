package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which model to use, over two properties of a workload that are looked at closely: so many fields that they read as areas.
 * Fields of a row that say the same are one mark; where it is too close to call they are hatched; an initial here and there
 * says the model without its colour.
 *
 * @param title what the picture shows
 * @param x what grows to the right
 * @param y what grows upwards
 * @param chosen [row of y from the bottom][column of x]; empty where no model can
 * @param close the same shape: whether the second best is as good
 * @param rules somebody's rules of thumb, drawn over the map
 */
public record FineMapChart(String title, Axis x, Axis y, List<List<Optional<ConcurrencyModel>>> chosen,
        List<List<Boolean>> close, List<Curve> rules) implements Chart {
    private static final int TOP = 10;
    private static final int LEFT = 88;
    private static final int RIGHT = 12;
    private static final int HEIGHT = 320;
    private static final int INITIAL_ROWS = 5;
    private static final double INITIAL_WIDTH = 26;

    /**
     * One axis.
     *
     * @param values as they are to be read, one for each field
     * @param every so many of them are written
     */
    public record Axis(String name, List<String> values, int every) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /**
     * A rule of thumb.
     *
     * @param points where it runs, in fields from the lower left corner; 1.0 is the border between the first two
     */
    public record Curve(String name, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /** A place on the map, in fields. */
    public record Point(double x, double y) {}

    public FineMapChart {
        chosen = chosen.stream().map(List::copyOf).toList();
        close = close.stream().map(List::copyOf).toList();
        rules = List.copyOf(rules);
        int columns = x.values.size();
        if (columns == 0 || y.values.isEmpty() || chosen.size() != y.values.size() || close.size() != chosen.size()
                || Stream.concat(chosen.stream(), close.stream()).anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("a map needs a field for every pair of values: " + title);
        }
    }

    @Override
    public String svg() {
        MapLegend legend = MapLegend.of(chosen, close, rules.stream().map(Curve::name).toList());
        StringBuilder svg = new StringBuilder(InlineSvg.opening(Canvas.WIDTH, TOP + HEIGHT + 46 + legend.height(),
                title));
        String hatch = MapLegend.hatch(title, x, y, chosen, close);
        svg.append(MapLegend.hatching(hatch));
        // A letter is larger than a field: after all of them, so that none covers it.
        StringBuilder initials = new StringBuilder();
        for (int row = 0; row < chosen.size(); row++) {
            row(svg, initials, row, hatch);
        }
        svg.append(initials).append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                + "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.4\"/>", LEFT, TOP,
                Canvas.WIDTH - LEFT - RIGHT, HEIGHT));
        axes(svg);
        for (int i = 0; i < rules.size(); i++) {
            rule(svg, rules.get(i), i);
        }
        legend.draw(svg, TOP + HEIGHT + 46, hatch);
        return svg.append("</svg>").toString();
    }

    private void row(StringBuilder svg, StringBuilder initials, int row, String hatch) {
        for (int from = 0; from < chosen.get(row).size();) {
            int to = from + 1;
            while (to < chosen.get(row).size() && same(row, from, to)) {
                to++;
            }
            run(svg, initials, row, from, to, hatch);
            from = to;
        }
    }

    private boolean same(int row, int a, int b) {
        return chosen.get(row).get(a).equals(chosen.get(row).get(b)) && close.get(row).get(a).equals(close.get(row)
                .get(b));
    }

    private void run(StringBuilder svg, StringBuilder initials, int row, int from, int to, String hatch) {
        Optional<ConcurrencyModel> model = chosen.get(row).get(from);
        boolean tie = close.get(row).get(from);
        String told = x.values.get(from) + (to - from > 1 ? " to " + x.values.get(to - 1) : "") + ", "
                + y.values.get(row) + ": " + model.map(m -> m.id() + (tie ? ", too close to call" : ""))
                        .orElse("no model can");
        String box = String.format(Locale.ROOT, "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"", across(from),
                up(row + 1), across(to) - across(from), up(row) - up(row + 1));
        svg.append("<g class=\"spot\"><title>").append(InlineSvg.escaped(told)).append("</title><rect class=\"")
                .append(model.map(m -> ModelStyle.of(m).css() + " f").orElse("")).append("\" ").append(box)
                .append(" fill=\"").append(model.map(m -> ModelStyle.of(m).hex()).orElse("none"))
                .append("\" stroke=\"none\" shape-rendering=\"crispEdges\"/>");
        if (tie) {
            svg.append("<rect ").append(box).append(" fill=\"url(#").append(hatch).append(")\"/>");
        }
        if (row % INITIAL_ROWS == INITIAL_ROWS / 2 && across(to) - across(from) >= INITIAL_WIDTH) {
            model.ifPresent(m -> initial(initials, m, (across(from) + across(to)) / 2, (up(row) + up(row + 1)) / 2));
        }
        svg.append("</g>");
    }

    /** A disc in the page's colour under the letter keeps it readable on every field. */
    private static void initial(StringBuilder svg, ConcurrencyModel model, double x, double y) {
        svg.append(String.format(Locale.ROOT, "<circle class=\"paper\" cx=\"%.1f\" cy=\"%.1f\" r=\"9\" fill=\"#fff\"/>",
                x, y));
        text(svg, x, y + 5, "middle", model.id().substring(0, 1));
    }

    private void axes(StringBuilder svg) {
        for (int i = 0; i < y.values.size(); i += y.every) {
            text(svg, LEFT - 8, (up(i) + up(i + 1)) / 2 + 5, "end", y.values.get(i));
        }
        for (int i = 0; i < x.values.size(); i += x.every) {
            text(svg, (across(i) + across(i + 1)) / 2, TOP + HEIGHT + 17, "middle", x.values.get(i));
        }
        text(svg, (LEFT + Canvas.WIDTH - RIGHT) / 2.0, TOP + HEIGHT + 36, "middle", x.name);
        svg.append(String.format(Locale.ROOT, "<text transform=\"translate(16 %d) rotate(-90)\" "
                + "text-anchor=\"middle\">%s</text>", TOP + HEIGHT / 2, InlineSvg.escaped(y.name)));
    }

    private void rule(StringBuilder svg, Curve rule, int place) {
        String path = rule.points.stream().map(p -> String.format(Locale.ROOT, "%.1f %.1f",
                across(Math.clamp(p.x, 0, x.values.size())), up(Math.clamp(p.y, 0, y.values.size()))))
                .collect(Collectors.joining("L", "M", ""));
        svg.append(MapLegend.line(path, place, rule.name));
    }

    private double across(double column) {
        return LEFT + column * (Canvas.WIDTH - LEFT - RIGHT) / x.values.size();
    }

    private double up(double row) {
        return TOP + HEIGHT - row * HEIGHT / y.values.size();
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" "
                + "fill=\"currentColor\">%s</text>", x, y, anchor, InlineSvg.escaped(words)));
    }
}
