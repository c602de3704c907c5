package dev.loomwise.reports.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.reports.data.Csv;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Locale;

/** A comparison for programs, as JSON (schema 1: names of fields are a contract, more may be added) and as CSV. */
public final class CompareData {
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private CompareData() {}

    /** One object, indented. */
    public static String json(Comparison c) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA).put("verdict", c.count(Verdict.SLOWER) > 0 ? "slower" : "not slower")
                .put("threshold", c.settings().threshold()).put("confidence", c.settings().confidence());
        side(root.putObject("base"), c.base());
        side(root.putObject("new"), c.now());
        var differences = root.putArray("differences");
        c.differences().forEach(differences::add);
        ObjectNode counts = root.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.id(), c.count(verdict));
        }
        root.putObject("forkSpread").put("deviation", rounded(Math.sqrt(c.spread().variance())))
                .put("degreesOfFreedom", rounded(c.spread().degrees()))
                .put("source", c.spread().source().name().toLowerCase(Locale.ROOT));
        root.put("multipleComparisons", "benjamini-hochberg");
        group(root.putObject("all"), c.all());
        var groups = root.putArray("groups");
        c.groups().forEach(g -> group(groups.addObject(), g));
        var cells = root.putArray("cells");
        for (Change x : c.changes()) {
            ObjectNode cell = cells.addObject();
            cell.put("cell", x.cell()).put("group", x.group()).put("verdict", x.verdict().id());
            estimate(cell, x.ratio());
            cell.put("q", rounded(x.q())).put("unit", x.unit()).put("higherIsBetter", x.higherIsBetter())
                    .put("base", rounded(x.base())).put("new", rounded(x.now())).put("baseForks", x.baseForks())
                    .put("newForks", x.newForks()).put("noisy", x.noisy());
        }
        var onlyBase = root.putArray("onlyInBase");
        c.onlyBase().forEach(onlyBase::add);
        var onlyNew = root.putArray("onlyInNew");
        c.onlyNew().forEach(onlyNew::add);
        var notes = root.putArray("notes");
        c.notes().forEach(notes::add);
        try {
            return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is JSON", e);
        }
    }

    /** A line per cell below a line of names. */
    public static String csv(Comparison c) {
        StringBuilder out = new StringBuilder(Csv.line(List.of("cell", "group", "verdict", "ratio", "low", "high", "q",
                "unit", "base", "new", "baseForks", "newForks", "noisy")));
        for (Change x : c.changes()) {
            out.append(Csv.line(List.of(x.cell(), x.group(), x.verdict().id(), rounded(x.ratio().point()) + "",
                    rounded(x.ratio().low()) + "", rounded(x.ratio().high()) + "", rounded(x.q()) + "", x.unit(),
                    rounded(x.base()) + "", rounded(x.now()) + "", x.baseForks() + "", x.newForks() + "",
                    x.noisy() + "")));
        }
        return out.toString();
    }

    private static void side(ObjectNode node, Side side) {
        node.put("name", side.name()).put("fitness", side.fitness().id()).put("endedNormally", side.complete());
        ObjectNode facts = node.putObject("facts");
        side.facts().forEach(facts::put);
    }

    private static void group(ObjectNode node, Group g) {
        node.put("group", g.name()).put("cells", g.cells()).put("slower", g.slower()).put("faster", g.faster());
        estimate(node, g.ratio());
    }

    private static void estimate(ObjectNode node, Estimate ratio) {
        node.putObject("ratio").put("estimate", rounded(ratio.point())).put("low", rounded(ratio.low())).put("high",
                rounded(ratio.high()));
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6g", value));
    }
}
