package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.AdviceJson;
import dev.loomwise.reports.data.Csv;
import dev.loomwise.reports.data.Markdown;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The answer of {@code evaluate} in its forms.
 *
 * @param run whose costs were judged
 * @param scores batches and services apart
 */
public record Evaluation(String run, List<Scores> scores) {
    private static final List<String> POLICY_COLUMNS = List.of("policy", "within 5 %", "within 10 %", "within 20 %",
            "mean loss", "worst");
    private static final List<String> ERROR_COLUMNS = List.of("predicted", "off by, median", "90th percentile",
            "in the 90 % interval", "checks");

    public Evaluation {
        scores = List.copyOf(scores);
    }

    /** Aligned tables for people. */
    public String text() {
        StringBuilder out = new StringBuilder("How good the advice from " + run + " is, with 95 % intervals\n");
        for (Scores s : scores) {
            out.append('\n').append(s.profiles()).append(' ').append(s.title()).append("\n\n")
                    .append(aligned(policies(s))).append('\n').append(aligned(errors(s)));
        }
        return out.toString();
    }

    /** The same for a pull request. */
    public String markdown() {
        StringBuilder out = new StringBuilder("How good the advice from " + Markdown.text(run)
                + " is, with 95 % intervals\n");
        for (Scores s : scores) {
            out.append("\n### ").append(s.profiles()).append(' ').append(s.title()).append("\n\n");
            for (List<List<String>> table : List.of(policies(s), errors(s))) {
                for (int i = 0; i < table.size(); i++) {
                    out.append("| ").append(String.join(" | ", table.get(i).stream().map(Markdown::text).toList()))
                            .append(" |\n");
                    out.append(i == 0 ? "| --- ".repeat(table.getFirst().size()) + "|\n" : "");
                }
                out.append('\n');
            }
        }
        return out.toString();
    }

    /** A line per number. */
    public String csv() {
        StringBuilder out = new StringBuilder(Csv.line(List.of("group", "of", "figure", "estimate", "low", "high")));
        for (Scores s : scores) {
            s.policies().forEach((name, p) -> {
                for (int i = 0; i < Scores.Policy.LIMITS.size(); i++) {
                    out.append(csv(s, name, "within " + Scores.Policy.LIMITS.get(i), p.within().get(i)));
                }
                out.append(csv(s, name, "mean loss", p.meanLoss()));
                out.append(csv(s, name, "worst", Estimate.exactly(p.worst())));
            });
            s.errors().forEach((figure, e) -> {
                out.append(csv(s, figure.title(), "median error", e.median()));
                out.append(csv(s, figure.title(), "90th percentile of the error", e.p90()));
                out.append(csv(s, figure.title(), "coverage", e.coverage()));
            });
        }
        return out.toString();
    }

    private static String csv(Scores s, String of, String figure, Estimate e) {
        return Csv.line(List.of(s.title(), of, figure, String.valueOf(e.point()), String.valueOf(e.low()),
                String.valueOf(e.high())));
    }

    /** Schema 1: shares and losses as numbers, 0.05 is 5 %. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", 1).put("run", run);
        ArrayNode groups = json.putArray("groups");
        for (Scores s : scores) {
            ObjectNode group = groups.addObject().put("group", s.title()).put("profiles", s.profiles());
            ArrayNode policies = group.putArray("policies");
            s.policies().forEach((name, p) -> {
                ObjectNode policy = policies.addObject().put("policy", name);
                policy.set("within5", json(p.within().get(0)));
                policy.set("within10", json(p.within().get(1)));
                policy.set("within20", json(p.within().get(2)));
                policy.set("meanLoss", json(p.meanLoss()));
                policy.put("worst", p.worst());
            });
            ArrayNode errors = group.putArray("errors");
            s.errors().forEach((figure, e) -> {
                ObjectNode error = errors.addObject().put("of", figure.title()).put("checks", e.checks());
                error.set("median", json(e.median()));
                error.set("p90", json(e.p90()));
                error.set("coverage", json(e.coverage()));
            });
        }
        return AdviceJson.text(json) + "\n";
    }

    private static ObjectNode json(Estimate e) {
        return JsonNodeFactory.instance.objectNode().put("estimate", e.point()).put("low", e.low())
                .put("high", e.high());
    }

    /** The table of the policies, head first. */
    public static List<List<String>> policies(Scores s) {
        List<List<String>> rows = new ArrayList<>(List.of(POLICY_COLUMNS));
        s.policies().forEach((name, p) -> {
            List<String> row = new ArrayList<>(List.of(name));
            p.within().forEach(w -> row.add(percent(w)));
            row.add(percent(p.meanLoss()));
            row.add(percent(p.worst()));
            rows.add(row);
        });
        return rows;
    }

    /** The table of the predictions, head first. */
    public static List<List<String>> errors(Scores s) {
        List<List<String>> rows = new ArrayList<>(List.of(ERROR_COLUMNS));
        s.errors().forEach((figure, e) -> rows.add(List.of(figure.title(), percent(e.median()), percent(e.p90()),
                percent(e.coverage()), Integer.toString(e.checks()))));
        return rows;
    }

    private static String percent(Estimate e) {
        return percent(e.point()) + " (" + digits(e.low()) + " to " + digits(e.high()) + ")";
    }

    private static String percent(double share) {
        return digits(share) + " %";
    }

    private static String digits(double share) {
        return String.format(Locale.ROOT, Math.abs(share) < 0.0995 ? "%.1f" : "%.0f", 100 * share);
    }

    private static String aligned(List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringJoiner line = new StringJoiner("  ", "  ", "");
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                String blank = " ".repeat(width - row.get(i).length());
                line.add(i == 0 ? row.get(i) + blank : blank + row.get(i));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
