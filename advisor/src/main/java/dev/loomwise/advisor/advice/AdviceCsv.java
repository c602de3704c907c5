package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.reports.data.Csv;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The candidates for a spreadsheet, a line each (RFC 4180); a field is empty where there is no number. */
public final class AdviceCsv {
    private static final List<String> HEADER = List.of("model", "chosen", "tied", "feasible", "time_ms", "time_low_ms",
            "time_high_ms", "p50_ms", "p99_ms", "p99_low_ms", "p99_high_ms", "sustainable_rate", "of_limit", "vs_best",
            "memory_mb", "limit_ms", "bound", "why");

    private AdviceCsv() {}

    public static String render(Recommendation advice) {
        StringBuilder out = new StringBuilder(Csv.line(HEADER));
        advice.candidates().forEach(p -> out.append(Csv.line(fields(advice, p))));
        return out.toString();
    }

    private static List<String> fields(Recommendation advice, Prediction p) {
        boolean bound = Comparison.boundOnly(advice);
        Optional<Estimate> time = bound ? Optional.empty() : p.timeMs();
        List<String> fields = new ArrayList<>(List.of(p.model().id(), "" + advice.chose(p),
                "" + advice.tiedWith().contains(p.model()), "" + p.feasible()));
        fields.add(time.map(e -> number(e.point())).orElse(""));
        fields.add(bound ? number(Comparison.limitMs(advice)) : time.map(e -> number(e.low())).orElse(""));
        fields.add(time.map(e -> number(e.high())).orElse(""));
        fields.add(p.p50Ms().map(e -> number(e.point())).orElse(""));
        fields.add(p.p99Ms().map(e -> number(e.point())).orElse(""));
        fields.add(p.p99Ms().map(e -> number(e.low())).orElse(""));
        fields.add(p.p99Ms().map(e -> number(e.high())).orElse(""));
        fields.add(p.sustainableRate().map(e -> number(e.point())).orElse(""));
        fields.add(number(Comparison.ofLimit(advice, p)));
        fields.add(bound ? "" : number(Comparison.vsBest(advice, p)));
        fields.add(number(p.memoryMb()));
        fields.add(number(Comparison.limitMs(advice)));
        fields.add(bound ? "lower" : "");
        fields.add(p.why());
        return fields;
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    /** As in the JSON, so that both forms say the same. */
    private static String number(double value) {
        return Double.isFinite(value)
                ? AdviceJson
                        .number(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode(), "n", value)
                        .path("n").asText()
                : "";
    }
}
