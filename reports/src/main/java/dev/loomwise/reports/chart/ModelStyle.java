package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.awt.Color;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One colour and one marker per model, the same in every chart. The hues are those of Okabe and Ito ("Color universal
 * design", 2008), darkened for light pages until each has a contrast of 3 to white and the nearest two of them are
 * further apart for the colour-blind than in the original, and near the originals for dark pages. The
 * markers serve print without colour.
 *
 * @param css class of everything that is drawn in this style, such as {@code m-virtual}: what a page colours and hides
 */
public record ModelStyle(String css, Color color, Marker marker) {
    private static final Color[] HUES = {new Color(0x004A90), new Color(0xB08000), new Color(0x007A55),
            new Color(0xB85090), new Color(0xA83200), new Color(0x3A96CC)};
    private static final String[] DARK_HUES = {"#4c9be8", "#e69f00", "#00b386", "#e08fbc", "#e8662a", "#9fd8f7"};
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

    /** Rules that colour every style of every model in light and dark, and that hide a model when its box is not ticked. */
    public static String sheet() {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        for (int i = 0; i < NUMBERED; i++) {
            Color hue = HUES[i];
            String classes = Stream.concat(Arrays.stream(ConcurrencyModel.values()).map(ModelStyle::of)
                    .filter(s -> s.color.equals(hue)).map(ModelStyle::css), Stream.of("s-" + i)).map(css -> "." + css)
                    .collect(Collectors.joining(","));
            light.append(classes).append("{--c:").append(numbered(i).hex()).append("}\n");
            dark.append(classes).append("{--c:").append(DARK_HUES[i]).append('}');
        }
        String hidden = Arrays.stream(ConcurrencyModel.values())
                .map(m -> ".no-" + m.id() + " ." + of(m).css + ":not(.keep)").collect(Collectors.joining(","));
        return light + "@media (prefers-color-scheme:dark){" + dark + "}\n" + hidden + "{display:none}\n";
    }

    /** The colour as CSS has it: {@code #0072b2}. */
    public String hex() {
        return String.format("#%06x", color.getRGB() & 0xFFFFFF);
    }
}
