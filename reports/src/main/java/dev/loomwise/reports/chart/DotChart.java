package dev.loomwise.reports.chart;

import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.style.XYStyler;

/**
 * One row per name: a dot, and a bar from the low to the high end of its interval. Dots and not filled bars, since a bar
 * on a logarithmic axis has no bottom.
 *
 * @param title what the picture shows
 * @param axis what the horizontal axis counts
 * @param dots from top to bottom, at least one, all between -1e100 and 1e100
 * @param limit a dashed line that no dot can be left of
 * @param label writes a value at the axis
 */
record DotChart(String title, String axis, List<Dot> dots, OptionalDouble limit,
        DoubleFunction<String> label) implements Chart {
    private static final int ROW = 34;
    private static final int ROW_UNDER_NAME = 46;
    private static final int AXIS = 74;
    /** XChart drops all labels of an axis when one is longer; longer ones stand over their dots. */
    private static final int LONGEST_NAME = 20;
    /** As wide as the picture. */
    private static final int LONGEST_LINE = 58;

    /** A row. */
    record Dot(String name, Estimate value, ModelStyle style) {}

    DotChart {
        dots = List.copyOf(dots);
        if (dots.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw: " + title);
        }
        for (Dot dot : dots) {
            if (!(Math.abs(dot.value.point()) < Canvas.LARGEST)) {
                throw new IllegalArgumentException(dot.name + " has no value that can be drawn: " + title);
            }
        }
    }

    @Override
    public String svg() {
        boolean log = Canvas.wantsLog(values());
        int rows = dots.size();
        int row = beside() ? ROW : ROW_UNDER_NAME;
        Canvas canvas = new Canvas(AXIS + row * rows, axis, "");
        XYStyler style = canvas.style();
        style.setYAxisMin(0.5).setYAxisMax(rows + 0.5).setYAxisTickMarkSpacingHint(row / 2);
        canvas.axes(label, this::rowName);
        style.setPlotGridHorizontalLinesVisible(false).setAxisTicksMarksVisible(false).setAxisTicksLineVisible(false);
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
            String name = names().get(i);
            canvas.belongs(name, dot.style);
            canvas.stroke(Canvas.ends(dot.value, log), new double[]{y, y}, dot.style);
            canvas.dot("dot " + i, dot.value.point(), y, dot.style, new Spots(dot.style,
                    List.of(Canvas.told(dot.name, dot.value, label)), beside() ? "" : name));
        }
        return InlineSvg.of(canvas, title);
    }

    /**
     * The axis has ticks between rows too; only whole numbers carry a name. XChart gives up on labels that are not
     * unique, so that the others are blank in different ways.
     */
    private String rowName(double y) {
        long row = Math.round(y);
        boolean named = beside() && Math.abs(y - row) < 1e-6 && row >= 1 && row <= dots.size();
        return named ? names().get((int) (dots.size() - row)) : blank(Math.round(y * 10));
    }

    /** Whether every name is short enough to stand at the axis. */
    private boolean beside() {
        return dots.stream().allMatch(d -> d.name.length() <= LONGEST_NAME);
    }

    private List<String> names() {
        int longest = beside() ? LONGEST_NAME : LONGEST_LINE;
        List<String> names = dots.stream().map(d -> shortened(d.name, longest)).toList();
        return names.stream().distinct().count() == names.size()
                ? names
                : IntStream.range(0, dots.size())
                        .mapToObj(i -> (i + 1) + " " + shortened(dots.get(i).name, longest - 4)).toList();
    }

    /** The end tells results apart more often than the beginning. */
    private static String shortened(String name, int longest) {
        return name.length() <= longest ? name : "…" + name.substring(name.length() - longest + 1);
    }

    /** A label that nobody sees and no other equals. */
    static String blank(long number) {
        return Long.toBinaryString(number & 0xFFFF).replace('0', '\u200B').replace('1', '\u200C');
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
