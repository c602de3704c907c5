package dev.loomwise.reports.page;

import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Numbers as people read them. */
final class Words {
    private Words() {}

    /** {@code 120 ms}. */
    static String time(double ms) {
        return Units.readable(ms);
    }

    /** {@code 118 ms to 125 ms}; nothing when the value stands alone. */
    static String interval(Estimate ms) {
        return ms.low() == ms.high() ? "" : time(ms.low()) + " to " + time(ms.high());
    }

    /** {@code  ±2 %}, half the width of the interval; nothing when the value stands alone. */
    static String plusMinus(Estimate e) {
        double share = e.relativeHalfWidth() * 100;
        return e.low() == e.high() || !Double.isFinite(share)
                ? ""
                : String.format(Locale.ROOT, " ±%s %%", share >= 1 ? Math.round(share) : "1");
    }

    /** Three significant digits: {@code 1.02}, {@code 84.3}, {@code 218}, {@code 20,100}. */
    static String number(double value) {
        double abs = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "unbounded";
        }
        if (value == 0) {
            return "0";
        }
        if (abs != 0 && (abs < 1e-6 || abs >= 1e12)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (abs != 0 && abs < 0.1) {
            return new BigDecimal(value).round(new MathContext(3)).toPlainString();
        }
        return String.format(Locale.ROOT, abs >= 99.95 ? "%,.0f" : abs >= 9.995 ? "%.1f" : "%.2f", value);
    }

    /** A cost where it was measured, else a dash. */
    static String number(Optional<Estimate> value) {
        return value.map(e -> number(e.point())).orElse("–");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** With a capital at its beginning. */
    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
