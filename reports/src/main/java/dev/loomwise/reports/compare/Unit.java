package dev.loomwise.reports.compare;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units of JMH scores, and how to get from one to another. */
final class Unit {
    private static final Map<String, Double> SECONDS = Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0,
            "hr", 3600.0, "day", 86_400.0);
    private static final Pattern TIME = Pattern.compile("(ns|us|ms|s|min|hr|day)/op");
    private static final Pattern RATE = Pattern.compile("ops/(ns|us|ms|s|min|hr|day)");

    private Unit() {}

    /** What a number in {@code from} must be multiplied by to be one in {@code to}; empty where that makes no sense. */
    static OptionalDouble factor(String from, String to) {
        if (from.equals(to)) {
            return OptionalDouble.of(1);
        }
        Optional<Double> times = ratio(TIME, from, to);
        Optional<Double> rates = ratio(RATE, to, from);
        return times.or(() -> rates).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    private static Optional<Double> ratio(Pattern kind, String from, String to) {
        Matcher above = kind.matcher(from);
        Matcher below = kind.matcher(to);
        return above.matches() && below.matches()
                ? Optional.of(seconds(above.group(1)) / seconds(below.group(1)))
                : Optional.empty();
    }

    private static double seconds(String unit) {
        return Objects.requireNonNull(SECONDS.get(unit), unit);
    }

    /** A score in {@code unit} as milliseconds; empty for rates and everything else. */
    static OptionalDouble toMs(String unit) {
        return TIME.matcher(unit).matches() ? factor(unit, "ms/op") : OptionalDouble.empty();
    }
}
