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
    /** Of what is written over points: from the picture's edge, and from the point's middle. */
    private static final int LEFT = 6;
    private static final int RISE = 13;

    private final ModelStyle style;
    private final List<String> told;
    private final String above;
    private final List<double[]> at = new ArrayList<>();

    /**
     * A marker of this look.
     *
     * @param told what a reader who points at each point is told
     * @param above written over each of them, from the picture's left edge on; may be empty
     */
    Spots(ModelStyle style, List<String> told, String above) {
        this.style = style;
        this.above = above;
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
            if (!above.isEmpty()) {
                svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%.1f\">%s</text>", style.css(),
                        LEFT, at.get(i)[1] - RISE, InlineSvg.escaped(above)));
            }
        }
        return svg.toString();
    }
}
