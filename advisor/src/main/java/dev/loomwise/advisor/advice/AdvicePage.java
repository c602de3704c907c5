package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.chart.PredictionsChart;
import dev.loomwise.reports.page.ReportPage;
import dev.loomwise.reports.page.Templates;
import dev.loomwise.reports.stats.Estimate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The advice as a page of its own: headline, chart, table, cautions, code. */
public final class AdvicePage {
    private AdvicePage() {}

    /** Writes the page; {@link dev.loomwise.reports.data.BadInputException} when the file cannot be written. */
    public static void write(Recommendation advice, Path file) {
        var calibration = advice.evidence().calibration();
        String subtitle = calibration.machine().cpu() + ", " + calibration.machine().cores() + " cores, JDK "
                + calibration.machine().jdk() + ", costs of run " + calibration.run();
        Map<String, Object> values = Map.of("headline", AdviceText.headline(advice), "reason", advice.reason(),
                "settings", AdviceText.settings(advice.chosen()) + Extras.flat(advice.chosen()), "extras",
                Extras.lines(advice).entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList(), "chart",
                chart(advice), "rows", rows(advice),
                "metric",
                metric(advice), "cautions", advice.cautions(), "code", Snippet.of(advice.chosen().model()));
        ReportPage.write(ReportPage.html("Advice", subtitle,
                List.of(Templates.render("dev/loomwise/advisor/advice.peb", values))), file);
    }

    private static String metric(Recommendation advice) {
        return advice.profile().shape() == WorkloadProfile.Shape.SERVICE ? "p99 latency" : "time";
    }

    private static String chart(Recommendation advice) {
        if (Comparison.boundOnly(advice)) {
            return "";
        }
        Map<ConcurrencyModel, Estimate> times = new LinkedHashMap<>();
        advice.candidates().stream().filter(Prediction::feasible)
                .forEach(p -> p.metric().ifPresent(e -> times.put(p.model(), e)));
        return new PredictionsChart("Predicted " + metric(advice) + " of each model; the dashed line is the physical"
                + " limit", "predicted " + metric(advice), times, OptionalDouble.of(advice.limitMs())).svg();
    }

    private static List<Map<String, Object>> rows(Recommendation advice) {
        return advice.candidates().stream().map(p -> row(advice, p)).toList();
    }

    private static Map<String, Object> row(Recommendation advice, Prediction p) {
        boolean bound = Comparison.boundOnly(advice);
        String time = bound
                ? "at least " + Comparison.time(Comparison.limitMs(advice))
                : p.metric().map(e -> Units.readable(e.point())).orElse("");
        String interval = p.metric().filter(e -> p.feasible() && !bound)
                .map(e -> Units.readable(e.low()) + " to " + Units.readable(e.high())).orElse("");
        return Map.of("model", p.model().id(), "css", ModelStyle.of(p.model()).css(), "chosen",
                advice.chose(p), "value", p.feasible() ? time : "cannot",
                "interval", interval, "ratio", bound ? "" : Comparison.digits(Comparison.vsBest(advice, p)), "memory",
                Math.round(p.memoryMb()) + " MB", "why", p.why());
    }
}
