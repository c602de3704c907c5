package dev.loomwise.reports.claim;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The claims as JSON, schema 1. Field names are a contract; more may be added. */
public final class ClaimsJson {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int SCHEMA = 1;

    private ClaimsJson() {}

    /** One document with a line feed at its end. */
    public static String render(String run, List<Checked> claims) {
        ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA).put("run", run);
        var list = root.putArray("claims");
        for (Checked checked : claims) {
            ObjectNode claim = list.addObject().put("id", checked.claim().id()).put("claim", checked.claim().says())
                    .put("verdict", checked.judgement().verdict().words());
            ObjectNode measured = claim.putObject("measured");
            checked.judgement().measured().forEach((name, value) -> put(measured.putObject(name), value));
            claim.put("why", checked.judgement().why());
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("claims cannot be written as JSON", e);
        }
    }

    /** An end that is not finite is left out: JSON has no word for it. */
    private static void put(ObjectNode node, Estimate value) {
        put(node, "estimate", value.point());
        put(node, "low", value.low());
        put(node, "high", value.high());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }
}
