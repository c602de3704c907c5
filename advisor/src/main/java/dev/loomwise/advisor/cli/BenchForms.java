package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Csv;
import dev.loomwise.reports.data.Markdown;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What was measured, or would be, for programs, spreadsheets and wikis; figures have six digits. */
final class BenchForms {
    private static final List<String> RESULTS = List.of("question", "rank", "model", "timeMs", "lowMs", "highMs",
            "limitMs", "ofLimit");
    private static final List<String> CELLS = List.of("workload", "model", "tasks", "wait", "cpu", "steps", "inFlight");

    private BenchForms() {}

    /** A row per question and model; ranks are shared by models that tie. */
    static String results(Study study, Format format) {
        List<List<String>> rows = new ArrayList<>();
        for (Question question : study.questions()) {
            question.outcomes().forEach(o -> rows.add(row(question, o)));
        }
        return table(RESULTS, rows, format);
    }

    /** A row per cell of a plan. */
    static String cells(List<Cell> cells, Format format) {
        return table(CELLS, cells.stream().map(c -> CELLS.stream().map(c.params()::get).toList()).toList(), format);
    }

    private static List<String> row(Question question, Outcome o) {
        OptionalDouble limit = question.limitMs();
        return List.of(question.inWords(), Integer.toString(o.rank()), o.model().id(), number(o.timeMs().point()),
                number(o.timeMs().low()), number(o.timeMs().high()),
                limit.isPresent() ? number(limit.getAsDouble()) : "",
                limit.isPresent() ? number(o.timeMs().point() / limit.getAsDouble()) : "");
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString()
                : "";
    }

    private static String table(List<String> header, List<List<String>> rows, Format format) {
        return switch (format) {
            case CSV -> Csv.line(header) + String.join("", rows.stream().map(Csv::line).toList());
            case MARKDOWN -> "| " + String.join(" | ", header) + " |\n|" + "---|".repeat(header.size()) + "\n"
                    + String.join("", rows.stream().map(BenchForms::markdown).toList());
            case JSON -> json(header, rows);
            case TEXT -> throw new IllegalArgumentException("text has a table of its own");
        };
    }

    private static String markdown(List<String> row) {
        return "| " + String.join(" | ", row.stream().map(Markdown::text).toList()) + " |\n";
    }

    private static String json(List<String> header, List<List<String>> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (List<String> row : rows) {
            var node = list.addObject();
            for (int i = 0; i < header.size(); i++) {
                String value = row.get(i);
                if (!value.isEmpty() && value.chars().allMatch(c -> Character.digit(c, 10) >= 0 || c == '.')) {
                    node.put(header.get(i), new BigDecimal(value));
                } else if (value.isEmpty()) {
                    node.putNull(header.get(i));
                } else {
                    node.put(header.get(i), value);
                }
            }
        }
        return list.toPrettyString() + "\n";
    }
}
