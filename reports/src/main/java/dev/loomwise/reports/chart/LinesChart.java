package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * Lines with intervals over anything that has an order: a parameter, percentiles, runs.
 *
 * @param title what the picture shows
 * @param xAxis what grows to the right
 * @param yAxis what is measured, with its unit
 * @param ticks the places on the horizontal axis and their names; a logarithmic axis where they are far apart
 * @param lines at least one, with at least one point
 * @param label writes a value
 */
public record LinesChart(String title, String xAxis, String yAxis, List<Tick> ticks, List<Line> lines,
        DoubleFunction<String> label) implements Chart {
    /** Beyond this ratio the places between powers of ten have no room. */
    private static final double MANY_DECADES = 300;
    /** What a mark in the legend and a letter of its name take, in pixels. */
    private static final int LEGEND_MARK = 45;
    private static final int LEGEND_LETTER = 8;
    /** Somewhat less than the plot's width in pixels. */
    private static final int ROOM = 300;
    /** More labels than that run into each other. */
    private static final int MOST_NAMES = 9;

    /** A named place on the horizontal axis. */
    public record Tick(double at, String name) {}

    /** A point of a line. */
    public record Point(double at, Estimate value) {}

    /** One line; its name is in the legend. */
    public record Line(String name, ModelStyle style, List<Point> points) {
        public Line {
            points = points.stream().filter(p -> Math.abs(p.value.point()) < Canvas.LARGEST).toList();
        }
    }

    public LinesChart {
        ticks = List.copyOf(ticks);
        lines = lines.stream().filter(l -> !l.points.isEmpty()).toList();
        if (lines.isEmpty() || ticks.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw: " + title);
        }
    }

    @Override
    public String svg() {
        boolean oneRow = lines.stream().mapToInt(l -> LEGEND_MARK + LEGEND_LETTER * shortened(l.name).length())
                .sum() <= Canvas.WIDTH;
        Canvas canvas = new Canvas(330 + (lines.size() > 1 ? 22 * (oneRow ? 1 : lines.size()) : 0), xAxis, yAxis);
        XYStyler style = canvas.style();
        boolean logX = ticks.stream().mapToDouble(Tick::at).min().orElse(0) > 0
                && Canvas.wantsLog(ticks.stream().mapToDouble(Tick::at));
        boolean logY = Canvas.wantsLog(points());
        style.setXAxisLogarithmic(logX).setYAxisLogarithmic(logY);
        horizontal(style, logX);
        if (!logX && !areNumbers()) {
            // So close that every place has a mark of its own.
            style.setXAxisTickMarkSpacingHint(Math.max(20, ROOM / ticks.size()));
        }
        vertical(style, logY);
        double[] all = lines.stream().flatMap(l -> l.points.stream())
                .flatMapToDouble(p -> DoubleStream.of(Canvas.ends(p.value, logY))).sorted().toArray();
        boolean decades = logY && all[all.length - 1] / all[0] > MANY_DECADES;
        canvas.axes(x -> tick(x, logX),
                y -> !logY || (decades ? isDecade(y) : Canvas.isRound(y)) ? label.apply(y) : "");
        style.setXAxisLogarithmicDecadeOnly(false).setYAxisLogarithmicDecadeOnly(decades);
        style.setLegendVisible(lines.size() > 1).setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(oneRow ? LegendLayout.Horizontal : LegendLayout.Vertical);
        Set<String> names = new HashSet<>();
        for (Line line : lines) {
            for (Point p : line.points) {
                canvas.stroke(new double[]{p.at, p.at}, Canvas.ends(p.value, logY), line.style);
            }
            String name = shortened(line.name);
            while (!names.add(name)) {
                name += "'";
            }
            canvas.line(name, line.points.stream().mapToDouble(Point::at).toArray(),
                    line.points.stream().mapToDouble(p -> p.value.point()).toArray(), line.style, 2,
                    line.points.stream().map(p -> Canvas.told(line.name + ", " + nameOf(p.at), p.value, label))
                            .toList());
            canvas.belongs(name, line.style);
        }
        return InlineSvg.of(canvas, title);
    }

    private void horizontal(XYStyler style, boolean log) {
        double low = ticks.stream().mapToDouble(Tick::at).min().orElseThrow();
        double high = ticks.stream().mapToDouble(Tick::at).max().orElseThrow();
        double margin = high == low ? 1 : (high - low) * 0.06;
        style.setXAxisMin(log ? low / 1.4 : low - margin).setXAxisMax(log ? high * 1.4 : high + margin);
    }

    private void vertical(XYStyler style, boolean log) {
        double[] ends = lines.stream().flatMap(l -> l.points.stream())
                .flatMapToDouble(p -> DoubleStream.of(Canvas.ends(p.value, log))).sorted().toArray();
        double low = ends[0];
        double high = ends[ends.length - 1];
        if (log) {
            style.setYAxisMin(Canvas.roundDown(low / 1.02)).setYAxisMax(Canvas.roundUp(high));
        } else {
            style.setYAxisMin(Math.min(0, low * 1.05)).setYAxisMax(high > 0 ? high * 1.08 : low == 0 ? 1 : 0.0);
        }
    }

    /** XChart asks for round places; ours have names of their own, the nearest of which is taken. */
    private String tick(double x, boolean log) {
        List<Tick> named = new ArrayList<>();
        int every = (ticks.size() + MOST_NAMES - 1) / MOST_NAMES;
        IntStream.range(0, ticks.size()).filter(i -> i % every == 0).forEach(i -> named.add(ticks.get(i)));
        return named.stream()
                .filter(t -> Math.abs(t.at - x) <= 1e-3 * Math.max(Math.abs(t.at), areNumbers() ? 1e-9 : 1))
                .findFirst()
                .map(Tick::name)
                .orElseGet(() -> log ? "" : areNumbers() ? Canvas.plain(x) : DotChart.blank(Math.round(x * 1000)));
    }

    /** Whether the places are called what they are, so that others between them can be called so too. */
    private boolean areNumbers() {
        return ticks.size() > 1 && ticks.stream().allMatch(t -> t.name.matches("-?[0-9.]+")
                && Math.abs(Double.parseDouble(t.name) - t.at) < 1e-9);
    }

    private static boolean isDecade(double value) {
        return Math.abs(Math.log10(value) - Math.rint(Math.log10(value))) < 1e-6;
    }

    private String nameOf(double at) {
        return xAxis + " " + ticks.stream().filter(t -> t.at == at).findFirst().map(Tick::name)
                .orElse(Canvas.plain(at));
    }

    private DoubleStream points() {
        return lines.stream().flatMap(l -> l.points.stream()).mapToDouble(p -> p.value.point());
    }

    private static String shortened(String name) {
        return name.length() <= 56 ? name : name.substring(0, 24) + "…" + name.substring(name.length() - 30);
    }
}
