package dev.loomwise.reports.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.PathIterator;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * XChart paints labels as the outlines of their glyphs, which makes a chart ten times as large and its words unreadable
 * to machines. This one knows what each label looks like and writes the words.
 */
final class TextGraphics extends VectorGraphics2D {
    /** For XChart and for us, or the outlines would differ. */
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, false);

    private final Collection<String> labels;
    private final Font font;
    private int learnt;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Double> widths = new HashMap<>();

    /**
     * Something to paint on.
     *
     * @param labels what may be written, in the order in which it came up; those of axes come up while the chart is painted
     * @param font of all of them
     */
    TextGraphics(Collection<String> labels, Font font) {
        this.labels = labels;
        this.font = font;
        setFont(font);
    }

    private void learn(String label) {
        if (!label.isBlank()) {
            TextLayout layout = new TextLayout(label, font, CONTEXT);
            String key = key(layout.getOutline(null));
            if (!key.isEmpty()) {
                words.put(key, label);
            }
            widths.put(label, layout.getBounds().getWidth());
        }
    }

    /** How wide a label is where the chart left room for it, in pixels. */
    double width(String label) {
        return widths.getOrDefault(label, 0.0);
    }

    @Override
    public void setFont(Font font) {
        super.setFont(new Unsought(font));
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return CONTEXT;
    }

    @Override
    public void fill(Shape shape) {
        if (learnt < labels.size()) {
            labels.stream().skip(learnt).forEach(this::learn);
            learnt = labels.size();
        }
        String key = key(shape);
        String label = words.get(key);
        if (label != null) {
            drawString(label, 0, 0);
        } else if (!key.isEmpty()) {
            super.fill(shape);
        }
    }

    private static String key(Shape shape) {
        StringBuilder key = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            Arrays.fill(at, 0);
            int kind = path.currentSegment(at);
            key.append((char) ('a' + kind));
            for (double value : at) {
                key.append(Math.round(value * 8)).append(',');
            }
        }
        return key.toString();
    }

    /**
     * A font whose family is nobody's. For "sans-serif" the writer of the SVG lays out every font of the machine for every
     * text to find the one that looks the same, which took half of a report's time; the page says which font it has.
     */
    private static final class Unsought extends Font {
        private static final long serialVersionUID = 1;

        Unsought(Font font) {
            super(font);
        }

        @Override
        public String getFamily() {
            return "page";
        }
    }
}
