package dev.loomwise.bench.unit;

import java.util.Locale;

/**
 * Numbers as {@code String.format(Locale.US, ...)} writes them, without what that loads the first time: the locale's data
 * take as long as a third of an advice.
 */
public final class Decimals {
    private static final long[] POWERS = {1, 10, 100, 1000};
    /** Below that a double tells a tenth from the next. */
    private static final double EXACT = 1e15;
    private static final int GROUP = 3;

    private Decimals() {}

    /** {@code %.1f}: so many digits behind the point, halves away from 0. */
    public static String fixed(double value, int decimals) {
        double scaled = decimals < POWERS.length ? Math.abs(value) * POWERS[decimals] : Double.NaN;
        if (!(scaled < EXACT)) {
            return String.format(Locale.US, "%." + decimals + "f", value);
        }
        String digits = Long.toString(Math.round(scaled));
        if (decimals > 0) {
            String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
            int point = padded.length() - decimals;
            digits = padded.substring(0, point) + "." + padded.substring(point);
        }
        return value < 0 ? "-" + digits : digits;
    }

    /** {@code %,d}: a comma before every three digits. */
    public static String grouped(long value) {
        String text = Long.toString(value);
        StringBuilder grouped = new StringBuilder(text);
        int first = value < 0 ? 1 : 0;
        for (int i = text.length() - GROUP; i > first; i -= GROUP) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** {@code %,.0f}. */
    public static String grouped(double value) {
        return Math.abs(value) < EXACT ? grouped(Math.round(value)) : String.format(Locale.US, "%,.0f", value);
    }
}
