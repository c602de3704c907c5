package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * Predicted against measured times on logarithmic axes, with the diagonal of perfect prediction and a band of 10 %.
 *
 * @param title what the picture shows
 * @param points at least one
 */
public record AccuracyChart(String title, List<Point> points) implements Chart {
    /** Half the width of the band: what counts as good. */
    public static final double BAND = 0.10;

    /**
     * One prediction that was measured afterwards.
     *
     * @param what it is about, for the reader who points at it
     * @param predictedMs in milliseconds, above 0
     * @param measuredMs in milliseconds, above 0
     */
    public record Point(String what, ConcurrencyModel model, double predictedMs, double measuredMs) {
        public Point {
            if (!(predictedMs > 0 && measuredMs > 0 && predictedMs < Canvas.LARGEST && measuredMs < Canvas.LARGEST)) {
                throw new IllegalArgumentException("times above 0 are needed: " + what);
            }
        }
    }

    public AccuracyChart {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw: " + title);
        }
    }

    @Override
    public String svg() {
        Canvas canvas = new Canvas(420, "measured", "predicted");
        double[] all = points.stream().flatMapToDouble(p -> DoubleStream.of(p.predictedMs, p.measuredMs)).sorted()
                .toArray();
        double low = Canvas.roundDown(all[0] / 1.1);
        double high = Canvas.roundUp(all[all.length - 1] * 1.1);
        XYStyler style = canvas.style();
        style.setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        style.setXAxisLogarithmicDecadeOnly(high / low > 100).setYAxisLogarithmicDecadeOnly(high / low > 100);
        style.setXAxisMin(low).setXAxisMax(high).setYAxisMin(low).setYAxisMax(high);
        canvas.axes(v -> Canvas.isRound(v) ? Canvas.time(v) : "", v -> Canvas.isRound(v) ? Canvas.time(v) : "");
        style.setLegendVisible(true).setLegendPosition(LegendPosition.OutsideE);
        double[] ends = {low, high};
        canvas.dashed("±10 %", ends, scaled(ends, 1 + BAND));
        canvas.dashedUnnamed(ends, scaled(ends, 1 - BAND));
        canvas.solid("exact", ends, ends);
        for (ConcurrencyModel model : ConcurrencyModel.values()) {
            List<Point> own = points.stream().filter(p -> p.model == model).toList();
            if (!own.isEmpty()) {
                canvas.line(model.id(), own.stream().mapToDouble(Point::measuredMs).toArray(),
                        own.stream().mapToDouble(Point::predictedMs).toArray(), ModelStyle.of(model), 0,
                        own.stream().map(AccuracyChart::told).toList());
                canvas.belongs(model.id(), ModelStyle.of(model));
            }
        }
        return InlineSvg.of(canvas, title);
    }

    private static double[] scaled(double[] values, double by) {
        return Arrays.stream(values).map(v -> v * by).toArray();
    }

    private static String told(Point p) {
        return p.what + ", " + p.model.id() + ": predicted " + Canvas.time(p.predictedMs) + ", measured "
                + Canvas.time(p.measuredMs);
    }
}
