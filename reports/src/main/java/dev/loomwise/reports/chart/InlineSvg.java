package dev.loomwise.reports.chart;

import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Paints a chart and makes what VectorGraphics2D writes fit to stand inside an HTML page. */
final class InlineSvg {
    /** Stand-ins for the page's own colour, which is known only to the reader's browser. */
    static final Color INK = new Color(1, 2, 3);
    static final Color GRID = new Color(4, 5, 6);

    private static final int MOST_DIGITS = 15;
    private static final String STYLE = " style=\"";
    /** What the writer calls a clip, before its number. */
    private static final String CLIP = "clip";
    private static final Pattern OPENING = Pattern.compile("<svg[^>]*>");
    private static final Pattern NOTHING = Pattern.compile(
            "<(?:g [^>]*><(?:path|text)[^>]*d=\"\"[^>]*/></g>|path d=\"\"[^>]*/>|rect [^>]*fill-opacity=\"0\"[^>]*/>)");
    /** XChart strokes a grid line as a thin closed shape. */
    private static final Pattern GRID_LINE = Pattern
            .compile("<path d=\"M([\\d.]+),([\\d.]+) L\\1,\\2 L([\\d.]+),([\\d.]+) "
                    + "[^\"]*Z\" fill=\"currentColor\" fill-opacity=\"0.2\" stroke=\"none\"/>");
    private static final Pattern TEXT = Pattern.compile("<text([^>]*)>([^<]*)</text>");
    private static final Pattern RGB = Pattern.compile("(fill|stroke)=\"rgb\\((\\d+),(\\d+),(\\d+)\\)\"");
    private static final Set<String> PAINTED = Set.of("path", "line", "rect", "polygon", "circle", "ellipse",
            "polyline");

    static {
        // Drawing needs no screen, and a server has none.
        System.setProperty("java.awt.headless", "true");
    }

    private InlineSvg() {}

    static String of(Canvas canvas, String title) {
        int width = canvas.chart.getWidth();
        int height = canvas.chart.getHeight();
        TextGraphics graphics = new TextGraphics(canvas.labels(), Canvas.LABEL);
        canvas.chart.paint(graphics, width, height);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(width, height)).writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a chart cannot be written to memory", e);
        }
        String svg = inline(bytes.toString(StandardCharsets.UTF_8), canvas, graphics);
        svg = OPENING.matcher(svg).replaceFirst(Matcher.quoteReplacement(opening(width, height, title)));
        return svg.replaceFirst("</svg>\\s*$", Matcher.quoteReplacement(canvas.spots() + "</svg>")).strip();
    }

    /** The start of a chart: as wide as its place, with its title for those who do not see it. */
    static String opening(int width, int height, String title) {
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" "
                + "viewBox=\"0 0 %d %d\" width=\"%d\" font-family=\"sans-serif\" font-size=\"%d\"><title>%s</title>",
                width, height, width, Canvas.LABEL.getSize(), escaped(title));
    }

    private static String inline(String document, Canvas canvas, TextGraphics graphics) {
        String svg = document.substring(document.indexOf("<svg"));
        // Places need no more than a tenth of a pixel; what is written at an axis stays as it is.
        svg = tags(svg, tag -> withoutStyle(shortNumbers(tag)));
        svg = NOTHING.matcher(svg).replaceAll("");
        svg = thinGrid(svg);
        svg = TEXT.matcher(svg).replaceAll(m -> Matcher.quoteReplacement(text(m.group(2), canvas, graphics)));
        svg = tags(svg, tag -> classed(tag, canvas));
        // The writer's ids are hash codes that differ from run to run, and may meet in one page.
        String own = "clip" + Integer.toHexString(named(svg, id -> "clip").hashCode()) + "-";
        Map<String, String> names = new HashMap<>();
        return named(svg, id -> names.computeIfAbsent(id, k -> own + names.size()));
    }

    /** With other tags, and without the blanks between them. By hand, as what follows: a report has a hundred thousand tags. */
    private static String tags(String svg, UnaryOperator<String> other) {
        StringBuilder out = new StringBuilder(svg.length());
        int from = 0;
        for (int at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', from)) {
            String between = svg.substring(from, at);
            if (!between.isBlank()) {
                out.append(between);
            }
            from = svg.indexOf('>', at) + 1;
            out.append(other.apply(svg.substring(at, from)));
        }
        return out.append(svg, from, svg.length()).toString();
    }

    /** A content security policy may forbid style attributes; presentation attributes are no styles. */
    private static String withoutStyle(String tag) {
        int style = tag.indexOf(STYLE);
        if (style < 0) {
            return tag;
        }
        int end = tag.indexOf('"', style + STYLE.length());
        return tag.substring(0, style) + attributes(tag.substring(style + STYLE.length(), end))
                + tag.substring(end + 1);
    }

    /** Each number to a tenth, and whole ones without it. By hand: a report has a hundred thousand of them. */
    static String shortNumbers(String tag) {
        StringBuilder out = new StringBuilder(tag.length());
        int at = 0;
        while (at < tag.length()) {
            int point = digits(tag, at);
            int end = point < tag.length() && tag.charAt(point) == '.' ? digits(tag, point + 1) : point + 1;
            if (point > at && end > point + 1) {
                tenths(out, tag, at, point, end);
                at = end;
            } else {
                int plain = Math.max(point, at + 1);
                out.append(tag, at, plain);
                at = plain;
            }
        }
        return out.toString();
    }

    private static void tenths(StringBuilder out, String tag, int from, int point, int end) {
        boolean up = end > point + 2 && tag.charAt(point + 2) >= '5';
        if (point - from > MOST_DIGITS) {
            out.append(tag, from, end);
            return;
        }
        long tenths = Long.parseLong(tag, from, point, 10) * 10 + tag.charAt(point + 1) - '0' + (up ? 1 : 0);
        out.append(tenths / 10);
        if (tenths % 10 != 0) {
            out.append('.').append(tenths % 10);
        }
    }

    /** Behind the digits that begin here, if any do. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** All lines of the grid in one path, those between the powers of ten fainter in another. */
    private static String thinGrid(String svg) {
        List<GridLine> lines = GRID_LINE.matcher(svg).results().map(GridLine::of).distinct().toList();
        if (lines.isEmpty()) {
            return svg;
        }
        Set<GridLine> main = new LinkedHashSet<>(GridLine.main(lines.stream().filter(GridLine::upright).toList()));
        main.addAll(GridLine.main(lines.stream().filter(l -> !l.upright()).toList()));
        String grid = path(main, "0.2")
                + path(lines.stream().filter(l -> !main.contains(l)).toList(), "0.07");
        String first = GRID_LINE.matcher(svg).replaceFirst(Matcher.quoteReplacement("<grid/>"));
        return GRID_LINE.matcher(first).replaceAll("").replace("<grid/>", grid);
    }

    private static String path(Collection<GridLine> lines, String opacity) {
        return lines.isEmpty()
                ? ""
                : "<path d=\"" + lines.stream().map(GridLine::path).collect(Collectors.joining())
                        + "\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"" + opacity + "\"/>";
    }

    /** As wide as the chart left room for, whatever font the reader has. */
    private static String text(String escaped, Canvas canvas, TextGraphics graphics) {
        String label = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        String css = canvas.cssOfLabel(label);
        return String.format(Locale.ROOT, "<text%s textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\">%s</text>",
                css.isEmpty() ? "" : " class=\"" + css + "\"", graphics.width(label), escaped);
    }

    /** Names what is drawn in a model's colour, so that the page can recolour and hide it. */
    private static String classed(String tag, Canvas canvas) {
        int name = tag.indexOf(' ');
        if (name < 0 || !PAINTED.contains(tag.substring(1, name))) {
            return tag;
        }
        Matcher rgb = RGB.matcher(tag);
        if (!rgb.find()) {
            return tag;
        }
        int color = Integer.parseInt(rgb.group(2)) << 16 | Integer.parseInt(rgb.group(3)) << 8
                | Integer.parseInt(rgb.group(4));
        String css = canvas.cssOfColor(color);
        return css.isEmpty()
                ? tag
                : tag.substring(0, name) + " class=\"" + css + (rgb.group(1).equals("fill") ? " f" : " l") + "\""
                        + tag.substring(name);
    }

    /** With other names for its clips. By hand: a pattern for whole words looks at each letter. */
    private static String named(String svg, UnaryOperator<String> name) {
        StringBuilder out = new StringBuilder(svg.length());
        int from = 0;
        for (int at = svg.indexOf(CLIP); at >= 0; at = svg.indexOf(CLIP, at + CLIP.length())) {
            int number = at + CLIP.length();
            int end = digits(svg, number < svg.length() && svg.charAt(number) == '-' ? number + 1 : number);
            boolean word = at > 0 && (Character.isLetterOrDigit(svg.charAt(at - 1)) || svg.charAt(at - 1) == '_');
            if (!word && end > number && svg.charAt(end - 1) != '-') {
                out.append(svg, from, at).append(name.apply(svg.substring(at, end)));
                from = end;
            }
        }
        return out.append(svg, from, svg.length()).toString();
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

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
