package dev.loomwise.reports.chart;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;

/** A line of a chart's grid, in the chart's pixels, written as the SVG has them. */
record GridLine(String x1, String y1, String x2, String y2) {
    /** Fewer lines than these are a grid of even steps, or too thin to be thinned out. */
    private static final int FEW = 8;
    /** Beyond a power of ten the next line is that much further away than the one before was. */
    private static final double LEAP = 2;

    static GridLine of(MatchResult m) {
        return new GridLine(m.group(1), m.group(2), m.group(3), m.group(4));
    }

    boolean upright() {
        return x1.equals(x2);
    }

    String path() {
        return "M" + x1 + " " + y1 + "L" + x2 + " " + y2;
    }

    private double place() {
        // Upwards as to the right: where the axis grows.
        return upright() ? Double.parseDouble(x1) : -Double.parseDouble(y1);
    }

    /**
     * The powers of ten among parallel lines of a logarithmic grid, which are those after which the gap leaps; all of them
     * where the gaps do not.
     */
    static List<GridLine> main(List<GridLine> parallel) {
        List<GridLine> lines = parallel.stream().sorted(Comparator.comparingDouble(GridLine::place)).toList();
        if (lines.size() < FEW) {
            return lines;
        }
        List<GridLine> decades = IntStream.range(0, lines.size() - 1).filter(i -> {
            double before = i == 0 ? 0 : lines.get(i).place() - lines.get(i - 1).place();
            double after = lines.get(i + 1).place() - lines.get(i).place();
            double then = i + 2 < lines.size() ? lines.get(i + 2).place() - lines.get(i + 1).place() : after;
            return i == 0 ? after > then * 1.5 : after > before * LEAP;
        }).mapToObj(lines::get).toList();
        return decades.isEmpty() ? lines : decades;
    }
}
