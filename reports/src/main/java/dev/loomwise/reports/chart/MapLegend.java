package dev.loomwise.reports.chart;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands beneath a map: the models in it with their colours, what hatching and blank fields mean, and whose rules the
 * broken lines are. Models share a line; the rest, whose words are longer, has a line each.
 *
 * @param models that are chosen somewhere
 * @param ties whether some field is hatched
 * @param blank whether some field has no model
 * @param rules names of the broken lines, each broken in its own way
 */
record MapLegend(List<ConcurrencyModel> models, boolean ties, boolean blank, List<String> rules) {
    private static final int LINE = 24;
    private static final int MODELS_A_LINE = 5;
    private static final int LEFT = 20;
    private static final int WIDTH = 98;

    /** Of the fields of a map, [row][column]. */
    static MapLegend of(List<List<Optional<ConcurrencyModel>>> chosen, List<List<Boolean>> close, List<String> rules) {
        return new MapLegend(
                Arrays.stream(ConcurrencyModel.values())
                        .filter(m -> chosen.stream().flatMap(List::stream).anyMatch(c -> c.equals(Optional.of(m))))
                        .toList(),
                close.stream().flatMap(List::stream).anyMatch(c -> c),
                chosen.stream().flatMap(List::stream).anyMatch(Optional::isEmpty),
                rules.stream().filter(name -> !name.isEmpty()).toList());
    }

    /** A name for the pattern of this map, by its words: hash codes of constants differ from one JVM to the next. */
    static String hatch(Object... content) {
        return "hatch" + Integer.toHexString(Arrays.toString(content).hashCode());
    }

    /** The pattern of fields that are too close to call, to be defined once in a picture. */
    static String hatching(String id) {
        return "<defs><pattern id=\"" + id + "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                + "patternTransform=\"rotate(45)\"><rect class=\"paper\" width=\"3\" height=\"6\" fill=\"#fff\" "
                + "fill-opacity=\"0.55\"/></pattern></defs>";
    }

    /** What tells a rule's line from the others'. */
    static String dashes(int rule) {
        return switch (rule % 3) {
            case 0 -> "7 4";
            case 1 -> "2.5 3.5";
            default -> "12 3 3 3";
        };
    }

    /**
     * A rule's line, on a ground in the page's colour, without which it cannot be seen on the darker fields.
     *
     * @param path as {@code d} has it
     * @param rule its place in the legend
     * @param told to who points at it
     */
    static String line(String path, int rule, String told) {
        return "<path class=\"halo\" d=\"" + path + "\" fill=\"none\" stroke=\"#fff\" stroke-width=\"4.5\" "
                + "stroke-opacity=\"0.7\"/><path class=\"spot\" d=\"" + path + "\" fill=\"none\" "
                + "stroke=\"currentColor\" stroke-width=\"2.5\" stroke-dasharray=\"" + dashes(rule) + "\"><title>"
                + InlineSvg.escaped(told) + "</title></path>";
    }

    int height() {
        return LINE * (modelLines() + (ties ? 1 : 0) + (blank ? 1 : 0) + rules.size());
    }

    void draw(StringBuilder svg, int top, String hatch) {
        for (int i = 0; i < models.size(); i++) {
            ModelStyle style = ModelStyle.of(models.get(i));
            int x = LEFT + i % MODELS_A_LINE * WIDTH;
            int y = top + i / MODELS_A_LINE * LINE;
            svg.append(String.format(Locale.ROOT, "<rect class=\"%s f\" x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" "
                    + "fill=\"%s\"/>", style.css(), x, y, style.hex()));
            text(svg, x + 21, y + 12, models.get(i).id());
        }
        int y = top + modelLines() * LINE;
        if (ties) {
            svg.append(box(y, "fill=\"#777\"")).append(box(y, "fill=\"url(#" + hatch + ")\""));
            text(svg, LEFT + 21, y + 12, "hatched: too close to call");
            y += LINE;
        }
        if (blank) {
            svg.append(box(y, "fill=\"none\" stroke=\"currentColor\""));
            text(svg, LEFT + 21, y + 12, "blank: no model can");
            y += LINE;
        }
        for (int i = 0; i < rules.size(); i++) {
            svg.append(String.format(Locale.ROOT, "<path d=\"M%d %dH%d\" stroke=\"currentColor\" stroke-width=\"2.5\" "
                    + "stroke-dasharray=\"%s\"/>", LEFT - 8, y + 7, LEFT + 15, dashes(i)));
            text(svg, LEFT + 21, y + 12, rules.get(i));
            y += LINE;
        }
    }

    private int modelLines() {
        return (models.size() + MODELS_A_LINE - 1) / MODELS_A_LINE;
    }

    private static String box(int y, String look) {
        return "<rect x=\"" + LEFT + "\" y=\"" + y + "\" width=\"14\" height=\"14\" " + look + "/>";
    }

    private static void text(StringBuilder svg, int x, int y, String words) {
        svg.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" fill=\"currentColor\">")
                .append(InlineSvg.escaped(words)).append("</text>");
    }
}
