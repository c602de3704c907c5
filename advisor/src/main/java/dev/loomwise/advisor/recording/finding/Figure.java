package dev.loomwise.advisor.recording.finding;

import dev.loomwise.bench.unit.Units;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A number with where it comes from.
 *
 * @param name as in JSON, such as {@code wait}
 * @param value in the unit; empty when the recording does not tell
 * @param how it was derived; for an open one, which setting would tell
 */
public record Figure(String name, Unit unit, OptionalDouble value, Sure sure, String how) {
    public Figure {
        if (value.isEmpty() != (sure == Sure.OPEN)) {
            throw new IllegalArgumentException(name + ": a number is open exactly when there is none");
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException(name + " is not finite");
        }
    }

    /** What is counted. */
    public enum Unit {
        COUNT, MILLIS, PER_SECOND, BYTES;

        /** As written in files. */
        public String id() {
            return switch (this) {
                case COUNT -> "";
                case MILLIS -> "ms";
                case PER_SECOND -> "/s";
                case BYTES -> "B";
            };
        }
    }

    /** A number that is there. */
    public static Figure of(String name, Unit unit, double value, Sure sure, String how) {
        return new Figure(name, unit, OptionalDouble.of(value), sure, how);
    }

    /** One that the recording does not tell; {@code how} names what would. */
    public static Figure open(String name, Unit unit, String how) {
        return new Figure(name, unit, OptionalDouble.empty(), Sure.OPEN, how);
    }

    /** The value for people. */
    public String text() {
        if (value.isEmpty()) {
            return "open";
        }
        double v = value.getAsDouble();
        return switch (unit) {
            case MILLIS -> Units.readable(v);
            case PER_SECOND -> String.format(Locale.ROOT, v < 10 ? "%.2f/s" : "%.0f/s", v);
            case BYTES -> v < 1e6
                    ? String.format(Locale.ROOT, "%.0f kB", v / 1e3)
                    : String.format(Locale.ROOT, "%.1f MB", v / 1e6);
            case COUNT -> v == Math.rint(v)
                    ? String.format(Locale.ROOT, "%,.0f", v)
                    : String.format(Locale.ROOT, "%.1f", v);
        };
    }
}
