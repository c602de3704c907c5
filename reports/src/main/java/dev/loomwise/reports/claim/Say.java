package dev.loomwise.reports.claim;

import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;

/** Numbers inside a reason. */
final class Say {
    private Say() {}

    /** {@code 9.98 times}. */
    static String times(double ratio) {
        return number(ratio) + " times";
    }

    static String times(Estimate ratio) {
        return times(ratio.point());
    }

    /** {@code 501 ms}. */
    static String ms(Estimate ms) {
        return Units.readable(ms.point());
    }

    /** Three digits; a whole number is a count and has no point. */
    static String number(double value) {
        if (Math.rint(value) == value && Math.abs(value) < 1000) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 99.95
                ? "%,.0f"
                : Math.abs(value) >= 9.995
                        ? "%.1f"
                        : "%.2f",
                value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
