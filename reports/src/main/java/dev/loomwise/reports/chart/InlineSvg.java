package dev.loomwise.reports.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.XYChart;

/** Paints a chart and makes what VectorGraphics2D writes fit to stand inside an HTML page. */
final class InlineSvg {
    /** Stand-ins for the page's own colour, which is known only to the reader's browser. */
    static final Color INK = new Color(1, 2, 3);
    static final Color GRID = new Color(4, 5, 6);

    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}");
    private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
    private static final Pattern CLIP = Pattern.compile("\\bclip-?\\d+");
    private static final Pattern OPENING = Pattern.compile("<svg[^>]*>");

    static {
        // Drawing needs no screen, and a server has none.
        System.setProperty("java.awt.headless", "true");
    }

    private InlineSvg() {}

    static String of(XYChart chart, String title) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(chart.getWidth(), chart.getHeight()))
                    .writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a chart cannot be written to memory", e);
        }
        return inline(bytes.toString(StandardCharsets.UTF_8), chart, title);
    }

    private static String inline(String document, XYChart chart, String title) {
        String svg = document.substring(document.indexOf("<svg"));
        svg = LONG_NUMBER.matcher(svg)
                .replaceAll(m -> String.format(Locale.ROOT, "%.1f", Double.parseDouble(m.group())));
        // A content security policy may forbid style attributes; presentation attributes are no styles.
        svg = STYLE.matcher(svg).replaceAll(m -> Matcher.quoteReplacement(attributes(m.group(1))));
        svg = svg.replaceAll(">\\s+<", "><");
        // The writer's ids are hash codes that differ from run to run, and may meet in one page.
        String own = "clip" + Integer.toHexString(CLIP.matcher(svg).replaceAll("clip").hashCode()) + "-";
        svg = CLIP.matcher(svg).replaceAll(m -> own + m.group().substring(4));
        svg = renumbered(svg, own);
        String opening = String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 %d %d\" "
                        + "width=\"%d\"><title>%s</title>",
                chart.getWidth(), chart.getHeight(), chart.getWidth(), escaped(title));
        return OPENING.matcher(svg).replaceFirst(Matcher.quoteReplacement(opening)).strip();
    }

    private static String renumbered(String svg, String prefix) {
        java.util.Map<String, String> names = new java.util.HashMap<>();
        return Pattern.compile(prefix + "-?\\d+").matcher(svg)
                .replaceAll(m -> names.computeIfAbsent(m.group(), k -> prefix + names.size()));
    }

    private static String attributes(String style) {
        StringBuilder attributes = new StringBuilder();
        for (String declaration : style.split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String name = declaration.substring(0, colon);
                String value = declaration.substring(colon + 1);
                attributes.append(' ').append(name).append("=\"").append(color(value)).append('"');
                if (value.equals(rgb(GRID))) {
                    attributes.append(' ').append(name).append("-opacity=\"0.2\"");
                }
            }
        }
        return attributes.toString();
    }

    private static String color(String value) {
        return value.equals(rgb(INK)) || value.equals(rgb(GRID)) ? "currentColor" : value;
    }

    private static String rgb(Color color) {
        return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
