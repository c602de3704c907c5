package dev.loomwise.bench.unit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations {@code 40us 5ms 1.5s}, sizes {@code 512MB}, rates {@code 2000/s}, shares {@code 1%}: read and written. */
public final class Units {
    private static final Pattern NUMBER_AND_UNIT = Pattern
            .compile("([0-9]{1,40}(?:\\.[0-9]{1,40})?)\\s*([a-zA-Zµ/%]*)");

    private Units() {}

    /**
     * Reads a duration: a number with {@code ns us ms s m h}; a bare 0 needs no unit.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Duration duration(String text) {
        Parsed p = parse(text, "a duration such as 40us, 5ms or 1.5s");
        double nanosPerUnit = switch (p.unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m", "min" -> 60e9;
            case "h" -> 3600e9;
            case "" -> {
                if (p.value == 0) {
                    yield 0;
                }
                throw new IllegalArgumentException(
                        "'" + text + "' has no unit: write for example " + text.strip() + "ms");
            }
            default -> throw new IllegalArgumentException(
                    "'" + text + "' is not a duration: units are ns, us, ms, s, m and h");
        };
        double nanos = p.value * nanosPerUnit;
        if (nanos > 365 * 24 * 3600e9) {
            throw new IllegalArgumentException("'" + text + "' is longer than a year");
        }
        return Duration.ofNanos(Math.round(nanos));
    }

    /** Writes a duration with the largest unit that keeps it exact to three digits: {@code 1.5ms}; zero is {@code 0}. */
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return shorten(nanos / 1e3) + "us";
        }
        if (nanos < 1_000_000_000) {
            return shorten(nanos / 1e6) + "ms";
        }
        return shorten(nanos / 1e9) + "s";
    }

    /** Milliseconds as a duration that reads well: 0.0421 ms is {@code 42.1 us}. Three significant digits. */
    public static String readable(double ms) {
        if (!Double.isFinite(ms)) {
            return "unbounded";
        }
        double abs = Math.abs(ms);
        if (abs == 0) {
            return "0 s";
        }
        if (abs < 0.9995e-3) {
            return significant(ms * 1e6) + " ns";
        }
        if (abs < 0.9995) {
            return significant(ms * 1e3) + " us";
        }
        if (abs < 999.5) {
            return significant(ms) + " ms";
        }
        return significant(ms / 1e3) + " s";
    }

    /** Reads a size in bytes: {@code 512MB}, {@code 2GB}, {@code 4096B}; binary multiples. */
    public static long bytes(String text) {
        Parsed p = parse(text, "a size such as 512MB");
        double factor = switch (p.unit.toUpperCase(Locale.ROOT)) {
            case "", "B" -> 1;
            case "K", "KB", "KIB" -> 1024.0;
            case "M", "MB", "MIB" -> 1024.0 * 1024;
            case "G", "GB", "GIB" -> 1024.0 * 1024 * 1024;
            case "T", "TB", "TIB" -> 1024.0 * 1024 * 1024 * 1024;
            default ->
                throw new IllegalArgumentException("'" + text + "' is not a size: units are B, KB, MB, GB and TB");
        };
        double bytes = p.value * factor;
        if (bytes > 1L << 60) {
            throw new IllegalArgumentException("'" + text + "' is more than any machine has");
        }
        return Math.round(bytes);
    }

    /** Reads a rate per second: {@code 2000/s}, {@code 300/m}, or a bare number. */
    public static double perSecond(String text) {
        Parsed p = parse(text, "a rate such as 2000/s");
        double factor = switch (p.unit) {
            case "", "/s" -> 1;
            case "/m", "/min" -> 1 / 60.0;
            case "/h" -> 1 / 3600.0;
            default -> throw new IllegalArgumentException("'" + text + "' is not a rate: write for example 2000/s");
        };
        return p.value * factor;
    }

    /** Reads a share between 0 and 1: {@code 5%} or {@code 0.05}. */
    public static double share(String text) {
        Parsed p = parse(text, "a share such as 5%");
        double value = switch (p.unit) {
            case "" -> p.value;
            case "%" -> p.value / 100;
            default -> throw new IllegalArgumentException("'" + text + "' is not a share: write for example 5%");
        };
        if (value > 1) {
            throw new IllegalArgumentException("'" + text + "' is more than the whole: write for example 5%");
        }
        return value;
    }

    private record Parsed(double value, String unit) {}

    private static Parsed parse(String text, String expected) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("nothing is written where " + expected + " is expected");
        }
        Matcher m = NUMBER_AND_UNIT.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + expected);
        }
        return new Parsed(Double.parseDouble(m.group(1)), m.group(2));
    }

    private static String significant(double value) {
        double abs = Math.abs(value);
        return Decimals.fixed(value, abs >= 99.95 ? 0 : abs >= 9.995 ? 1 : 2);
    }

    private static String shorten(double value) {
        return BigDecimal.valueOf(value).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
