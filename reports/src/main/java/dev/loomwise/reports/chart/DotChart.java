package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.XYStyler;

/**
 * One row per name: a dot, and a bar from the low to the high end of its interval. Dots and not filled bars, since a bar
 * on a logarithmic axis has no bottom.
 *
 * @param title what the picture shows
 * @param axis what the horizontal axis counts
 * @param dots from top to bottom, at least one, all finite
 * @param limit a dashed line that no dot can be left of
 * @param label writes a value at the axis
 */
record DotChart(String title, String axis, List<Dot> dots, OptionalDouble limit,
        DoubleFunction<String> label) implements Chart {
    private static final int ROW = 34;
    private static final int AXIS = 74;

    /** A row. */
    record Dot(String name, Estimate value, ModelStyle style) {}

    DotChart {
        dots = List.copyOf(dots);
        if (dots.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw: " + title);
        }
        for (Dot dot : dots) {
            if (!Double.isFinite(dot.value.point())) {
                throw new IllegalArgumentException(dot.name + " has no finite value to draw: " + title);
            }
        }
    }

    @Override
    public String svg() {
        boolean log = Canvas.wantsLog(values());
        int rows = dots.size();
        Canvas canvas = new Canvas(AXIS + ROW * rows, axis, "");
        XYStyler style = canvas.style();
        style.setYAxisMin(0.5).setYAxisMax(rows + 0.5).setYAxisTickMarkSpacingHint(ROW / 2);
        style.setYAxisTickLabelsFormattingFunction(this::rowName).setXAxisTickLabelsFormattingFunction(label::apply);
        style.setPlotGridHorizontalLinesVisible(false).setPlotContentSize(0.97);
        style.setXAxisTickMarkSpacingHint(90);
        if (log) {
            style.setXAxisLogarithmic(true).setXAxisMin(Math.pow(10, Math.floor(Math.log10(smallest()))))
                    .setXAxisMax(Math.pow(10, Math.ceil(Math.log10(largest()))));
        } else {
            double margin = largest() == 0 && smallest() == 0 ? 1 : 0;
            style.setXAxisMin(Math.min(0, smallest())).setXAxisMax(Math.max(0, largest()) * 1.05 + margin);
        }
        limit.ifPresent(x -> canvas.dashed("limit", new double[]{x, x}, new double[]{0.5, rows + 0.5}));
        for (int i = 0; i < rows; i++) {
            Dot dot = dots.get(i);
            double y = rows - i;
            canvas.stroke(Canvas.ends(dot.value, log), new double[]{y, y}, dot.style.color());
            canvas.line("dot " + i, new double[]{dot.value.point()}, new double[]{y}, dot.style.color(),
                    dot.style.marker(), 0);
        }
        return InlineSvg.of(canvas.chart, title);
    }

    /** The axis has ticks between rows too; only whole numbers carry a name. */
    private String rowName(double y) {
        long row = Math.round(y);
        boolean named = Math.abs(y - row) < 1e-6 && row >= 1 && row <= dots.size();
        return named ? dots.get((int) (dots.size() - row)).name : " ";
    }

    private DoubleStream values() {
        return DoubleStream.concat(dots.stream().mapToDouble(d -> d.value.point()), limit.stream());
    }

    private double smallest() {
        boolean log = Canvas.wantsLog(values());
        return Math.min(values().min().orElseThrow(),
                dots.stream().mapToDouble(d -> Canvas.ends(d.value, log)[0]).min().orElseThrow());
    }

    private double largest() {
        return Math.max(values().max().orElseThrow(),
                dots.stream().mapToDouble(d -> Canvas.ends(d.value, false)[1]).max().orElseThrow());
    }
}
