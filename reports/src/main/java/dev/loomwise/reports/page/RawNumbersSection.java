package dev.loomwise.reports.page;

import com.google.auto.service.AutoService;
import dev.loomwise.reports.data.Csv;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Everything as CSV, to copy into a spreadsheet. */
@AutoService(Section.class)
public final class RawNumbersSection implements Section {
    private static final int DIGITS = 9;
    /** Those that a double holds exactly. */
    private static final double[] POWERS = DoubleStream.iterate(1, p -> 10 * p).limit(23).toArray();

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<Html> render(Study study) {
        return study.measured().isEmpty()
                ? Optional.empty()
                : Optional.of(Templates.own("raw", Map.of("csv", csv(study))));
    }

    /** One line per entry; the median's interval is 95 %, from resampling. */
    static String csv(Study study) {
        Set<String> params = new LinkedHashSet<>();
        Set<String> metrics = new LinkedHashSet<>();
        study.measured().forEach(m -> {
            params.addAll(m.params().keySet());
            metrics.addAll(m.secondary().keySet());
        });
        List<String> header = new ArrayList<>(List.of("benchmark", "mode"));
        header.addAll(params);
        header.addAll(List.of("unit", "median", "low", "high", "mean", "forks", "values"));
        header.addAll(metrics);
        StringBuilder csv = new StringBuilder(Csv.line(header));
        study.measured().forEach(m -> csv.append(Csv.line(fields(m, params, metrics))));
        return csv.toString();
    }

    private static List<String> fields(Measured m, Set<String> params, Set<String> metrics) {
        Estimate median = m.median();
        List<String> fields = new ArrayList<>(List.of(m.benchmark(), m.mode()));
        params.forEach(name -> fields.add(m.params().getOrDefault(name, "")));
        fields.addAll(List.of(m.unit(), number(median.point()), number(median.low()), number(median.high()),
                number(m.score().point()), m.forks().size() + "",
                m.forks().stream().mapToInt(f -> f.length).sum() + ""));
        metrics.forEach(name -> fields.add(m.cost(name).map(e -> number(e.point())).orElse("")));
        return fields;
    }

    /** Nine digits: a nanosecond of a second, and half the length of what a computer holds. */
    static String number(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.toString(value);
        }
        int decimals = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        // A hundred thousand of these are in a large report: exact arithmetic only where a power of ten is not exact.
        double rounded = decimals >= 0 && decimals < POWERS.length
                ? Math.rint(value * POWERS[decimals]) / POWERS[decimals]
                : new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
        String text = Double.toString(rounded);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
