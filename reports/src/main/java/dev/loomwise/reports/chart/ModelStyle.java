package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One colour and one marker per model, the same in every chart. The hues are those of Okabe and Ito ("Color universal
 * design", 2008), darkened for light pages until each has a contrast of 3 to white and the nearest two of them are
 * further apart for the colour-blind than in the original; {@code page.css} has the originals for dark pages. The
 * markers serve print without colour.
 *
 * @param css class of everything that is drawn in this style, such as {@code m-virtual}: what a page colours and hides
 */
public record ModelStyle(String css, Color color, Marker marker) {
    private static final Color[] HUES = {new Color(0x004A90), new Color(0xB08000), new Color(0x007A55),
            new Color(0xB85090), new Color(0xA83200), new Color(0x3A96CC)};
    private static final Marker[] MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRAPEZOID};

    /** How many styles there are for series that are no models. */
    public static final int NUMBERED = HUES.length;

    public static ModelStyle of(ConcurrencyModel model) {
        int hue = switch (model) {
            case VIRTUAL -> 0;
            case PLATFORM -> 1;
            case FORKJOIN -> 2;
            case ASYNC -> 3;
            case SYNC -> 4;
            case BRIDGE -> 5;
        };
        return new ModelStyle("m-" + model.id(), HUES[hue], MARKERS[hue]);
    }

    /** The style of the i-th series of a chart that knows no models; from 0, and again from the start after the last. */
    public static ModelStyle numbered(int i) {
        int hue = Math.floorMod(i, NUMBERED);
        return new ModelStyle("s-" + hue, HUES[hue], MARKERS[hue]);
    }

    /** The colour as CSS has it: {@code #0072b2}. */
    public String hex() {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }
}
