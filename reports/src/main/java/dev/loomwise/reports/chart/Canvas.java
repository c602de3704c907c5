package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all charts share, and the marks they are made of. */
final class Canvas {
    /** Small, so that text stays readable when a phone shrinks the picture. */
    static final int WIDTH = 520;
    /** Beyond this ratio of largest to smallest, small values can no longer be told apart on a linear axis. */
    static final double LOG_FROM = 10;
    /** Axes overflow somewhere above. */
    static final double LARGEST = 1e100;
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final BasicStroke DASHES = new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10,
            new float[]{5, 4}, 0);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    final XYChart chart;
    private final Set<String> labels = new LinkedHashSet<>();
    private final Map<Integer, String> cssOfColor = new HashMap<>();
    private final Map<String, String> cssOfLabel = new HashMap<>();
    private final List<Spots> spots = new ArrayList<>();
    private int marks;

    Canvas(int height, String xTitle, String yTitle) {
        labels.add(xTitle);
        labels.add(yTitle);
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

    /** How values are written at the axes. */
    void axes(DoubleFunction<String> x, DoubleFunction<String> y) {
        style().setXAxisTickLabelsFormattingFunction(v -> remembered(x.apply(v)));
        style().setYAxisTickLabelsFormattingFunction(v -> remembered(y.apply(v)));
    }

    private String remembered(String label) {
        labels.add(label);
        return label;
    }

    /**
     * Points with a name in the legend, joined by a line where it has a width.
     *
     * @param told what a reader who points at each of them is told
     */
    void line(String name, double[] x, double[] y, ModelStyle style, float width, List<String> told) {
        line(name, x, y, style, width, new Spots(style, told, ""));
    }

    /** A single point with a marker of its own. */
    void dot(String name, double x, double y, ModelStyle style, Spots marker) {
        line(name, new double[]{x}, new double[]{y}, style, 0, marker);
    }

    private void line(String name, double[] x, double[] y, ModelStyle style, float width, Spots marker) {
        XYSeries series = chart.addSeries(name, x, y);
        spots.add(marker);
        labels.add(name);
        cssOfColor.put(style.color().getRGB() & 0xFFFFFF, style.css());
        series.setMarker(marker).setMarkerColor(style.color());
        // Left alone, XChart dashes every series after the sixth.
        series.setLineColor(style.color()).setLineWidth(width).setLineStyle(SeriesLines.SOLID);
        if (width == 0) {
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
    }

    /** Says that this label belongs to what is drawn in the style. */
    void belongs(String label, ModelStyle style) {
        cssOfLabel.put(label, style.css());
    }

    /** A bare stroke, not in the legend: an error bar. */
    void stroke(double[] x, double[] y, ModelStyle style) {
        XYSeries series = chart.addSeries("mark " + marks++, x, y);
        cssOfColor.put(style.color().getRGB() & 0xFFFFFF, style.css());
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(style.color()).setLineWidth(2.5f).setLineStyle(SeriesLines.SOLID).setShowInLegend(false);
    }

    Set<String> labels() {
        return labels;
    }

    String cssOfColor(int rgb) {
        return cssOfColor.getOrDefault(rgb, "");
    }

    String cssOfLabel(String label) {
        return cssOfLabel.getOrDefault(label, "");
    }

    /** Invisible discs over the points, each telling its value when pointed at. */
    String spots() {
        return spots.stream().map(Spots::svg).collect(Collectors.joining());
    }

    /** A dashed line in the page's own colour: what no model can beat. */
    void dashed(String name, double[] x, double[] y) {
        labels.add(name);
        plain(name, x, y).setLineStyle(DASHES);
    }

    /** The same without a name in the legend. */
    void dashedUnnamed(double[] x, double[] y) {
        plain("mark " + marks++, x, y).setLineStyle(DASHES).setShowInLegend(false);
    }

    /** A thin line in the page's own colour. */
    void solid(String name, double[] x, double[] y) {
        labels.add(name);
        plain(name, x, y).setLineWidth(1).setLineStyle(SeriesLines.SOLID);
    }

    private XYSeries plain(String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(InlineSvg.INK);
        return series;
    }

    /** Whether a logarithmic axis shows these better: all above 0, and far apart. */
    static boolean wantsLog(DoubleStream values) {
        var range = values.summaryStatistics();
        return range.getMin() > 0 && range.getMax() / range.getMin() > LOG_FROM;
    }

    /** An interval's ends where they can be drawn, on a logarithmic axis too. */
    static double[] ends(Estimate e, boolean log) {
        double high = Math.abs(e.high()) < LARGEST ? e.high() : e.point();
        double low = Math.abs(e.low()) < LARGEST && (!log || e.low() > 0) ? e.low() : e.point();
        return new double[]{low, high};
    }

    /** What a reader is told of a value: {@code virtual: 53 ms (51 ms to 55 ms)}. */
    static String told(String name, Estimate e, DoubleFunction<String> label) {
        return name + ": " + label.apply(e.point())
                + (e.low() == e.high()
                        ? ", no interval"
                        : " (" + label.apply(e.low()) + " to " + label.apply(e.high()) + ")");
    }

    /** 1, 2 or 5 times a power of ten: the values that a logarithmic axis names. */
    static boolean isRound(double value) {
        return Math.abs(roundDown(value * 1.0001) / value - 1) < 1e-3;
    }

    /** The largest round value that is not above. */
    static double roundDown(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        double digit = value / decade;
        return decade * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }

    /** The smallest round value above. */
    static double roundUp(double value) {
        double down = roundDown(value);
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        return down >= 5 * decade ? 10 * decade : down >= 2 * decade ? 5 * decade : 2 * decade;
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

    /** Three significant digits, no trailing zeros; thousands as {@code k M G T}. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
        }
        String[] units = {"", "k", "M", "G", "T"};
        int unit = 0;
        double scaled = value;
        while (Math.abs(scaled) >= 999.5 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        BigDecimal rounded = new BigDecimal(scaled).round(new MathContext(3)).stripTrailingZeros();
        double abs = Math.abs(scaled);
        boolean readable = abs == 0 || (abs >= 1e-6 && abs < 1e7);
        return (readable ? rounded.toPlainString() : rounded.toString()) + units[unit];
    }
}
