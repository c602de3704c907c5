package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One colour and one marker per model, the same in every chart. The colours are those of Okabe and Ito ("Color universal
 * design", 2008), which the colour-blind can tell apart; the markers serve print without colour.
 */
public record ModelStyle(Color color, Marker marker) {
    public static ModelStyle of(ConcurrencyModel model) {
        return switch (model) {
            case SYNC -> new ModelStyle(new Color(0xD55E00), SeriesMarkers.SQUARE);
            case VIRTUAL -> new ModelStyle(new Color(0x0072B2), SeriesMarkers.CIRCLE);
            case BRIDGE -> new ModelStyle(new Color(0x56B4E9), SeriesMarkers.TRIANGLE_DOWN);
            case PLATFORM -> new ModelStyle(new Color(0xE69F00), SeriesMarkers.TRIANGLE_UP);
            case FORKJOIN -> new ModelStyle(new Color(0x009E73), SeriesMarkers.CROSS);
            case ASYNC -> new ModelStyle(new Color(0xCC79A7), SeriesMarkers.DIAMOND);
        };
    }

    /** The colour as CSS has it: {@code #0072b2}. */
    public String hex() {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }
}
