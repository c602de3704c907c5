package dev.loomwise.reports.chart;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.style.markers.Marker;

/** A model's marker that remembers where it was painted, so that the reader can point there. */
final class Spots extends Marker {
    /** Large enough for a finger, when the chart is as wide as a phone. */
    private static final int REACH = 9;

    private final ModelStyle style;
    private final List<String> told;
    private final List<double[]> at = new ArrayList<>();

    Spots(ModelStyle style, List<String> told) {
        this.style = style;
        this.told = List.copyOf(told);
    }

    @Override
    public void paint(Graphics2D graphics, double x, double y, int size) {
        at.add(new double[]{x, y});
        style.marker().paint(graphics, x, y, size);
    }

    /** Nothing where points and words do not match, as when a point lies outside the axes. */
    String svg() {
        // A legend paints its marker too, before or after the points.
        if (at.size() < told.size()) {
            return "";
        }
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i < told.size(); i++) {
            svg.append(String.format(Locale.ROOT, "<circle class=\"spot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" "
                    + "fill=\"none\" pointer-events=\"all\"><title>%s</title></circle>", style.css(), at.get(i)[0],
                    at.get(i)[1], REACH, InlineSvg.escaped(told.get(i))));
        }
        return svg.toString();
    }
}
