package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all charts share, and the marks they are made of. */
final class Canvas {
    static final int WIDTH = 640;
    /** Beyond this ratio of largest to smallest, small values can no longer be told apart on a linear axis. */
    static final double LOG_FROM = 10;
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    final XYChart chart;
    private int marks;

    Canvas(int height, String xTitle, String yTitle) {
        chart = new XYChartBuilder().width(WIDTH).height(height).xAxisTitle(xTitle).yAxisTitle(yTitle).build();
        XYStyler style = chart.getStyler();
        style.setChartBackgroundColor(NOTHING).setPlotBackgroundColor(NOTHING).setLegendBackgroundColor(NOTHING);
        style.setLegendBorderColor(NOTHING).setPlotBorderVisible(false).setChartTitleVisible(false);
        style.setChartFontColor(InlineSvg.INK).setXAxisTitleColor(InlineSvg.INK).setYAxisTitleColor(InlineSvg.INK);
        style.setAxisTickLabelsColor(InlineSvg.INK).setXAxisTickLabelsColor(InlineSvg.INK)
                .setYAxisTickLabelsColor(InlineSvg.INK);
        style.setAxisTickMarksColor(InlineSvg.GRID).setXAxisTickMarksColor(InlineSvg.GRID)
                .setYAxisTickMarksColor(InlineSvg.GRID).setPlotGridLinesColor(InlineSvg.GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setAxisTickLabelsFont(LABEL).setAxisTitleFont(LABEL).setLegendFont(LABEL);
        style.setYAxisTitleVisible(!yTitle.isEmpty()).setXAxisTitleVisible(!xTitle.isEmpty());
        style.setMarkerSize(10).setLegendVisible(false).setChartPadding(6);
    }

    XYStyler style() {
        return chart.getStyler();
    }

    /** A point with a name in the legend. */
    void line(String name, double[] x, double[] y, Color color, Marker marker, float width) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(marker).setMarkerColor(color);
        series.setLineColor(color).setLineWidth(width);
    }

    /** A bare stroke, not in the legend: an error bar. */
    void stroke(double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries("mark " + marks++, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color).setLineWidth(2.5f).setShowInLegend(false);
    }

    /** A dashed line in the page's own colour: what no model can beat. */
    void dashed(String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(InlineSvg.INK);
        series.setLineStyle(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[]{5, 4},
                0));
    }

    /** Whether a logarithmic axis shows these better: all above 0, and far apart. */
    static boolean wantsLog(DoubleStream values) {
        var range = values.summaryStatistics();
        return range.getMin() > 0 && range.getMax() / range.getMin() > LOG_FROM;
    }

    /** An interval's ends where they can be drawn, on a logarithmic axis too. */
    static double[] ends(Estimate e, boolean log) {
        double high = Double.isFinite(e.high()) ? e.high() : e.point();
        double low = Double.isFinite(e.low()) && (!log || e.low() > 0) ? e.low() : e.point();
        return new double[]{low, high};
    }

    /** Milliseconds for an axis: {@code 200 ms}, {@code 1.5 s}; no zeros that say nothing. */
    static String time(double ms) {
        if (ms == 0) {
            return "0";
        }
        double abs = Math.abs(ms);
        return abs < 0.9995e-3
                ? plain(ms * 1e6) + " ns"
                : abs < 0.9995 ? plain(ms * 1e3) + " us" : abs < 999.5 ? plain(ms) + " ms" : plain(ms / 1e3) + " s";
    }

    /** Three significant digits, no trailing zeros. */
    static String plain(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        return rounded.abs().compareTo(BigDecimal.valueOf(1e7)) >= 0 ? rounded.toString() : rounded.toPlainString();
    }
}
