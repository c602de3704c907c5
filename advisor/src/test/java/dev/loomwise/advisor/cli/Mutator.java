package dev.loomwise.advisor.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Damages input the way disks, editors and attackers do: bytes, pieces, numbers, quoted words and nesting. */
final class Mutator {
    private static final List<String> NUMBERS = List.of("NaN", "Infinity", "-Infinity", "1e308", "-1e308", "1e-308",
            "-0.0", "0", "-1", "1e18", "1000000000000000000", "9223372036854775808", "2147483648", "1e400", "0x7f",
            "00012", "1.", ".5", "\"NaN\"", "null", "true", "{}", "[]", "\"\"", "4.9e-324", "99999999999999999999%");
    private static final List<String> WORDS = List.of("<script>alert(1)</script>", "\u202e\u2066", "\u001b[31m",
            "${jndi:ldap://127.0.0.1/a}", "../../../../etc/passwd", "'; DROP TABLE x; --", "%s%n%d", "\\u0000",
            "\ud800",
            "!!java.net.URL", "&a [*a]", "{{7*7}}", "=1+1", "|", "\n", "\t", "\u0000", "a,\"b", "🧵", "x".repeat(5000),
            "virtual", "sync", "http", "5ms", "%", "--", "-", "@file", "*", "");

    private final SplittableRandom random;

    Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One to four damages. */
    byte[] damage(byte[] input) {
        byte[] damaged = input;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    /** A command line with one to three words damaged, lost, said twice or added. */
    List<String> damage(List<String> words) {
        var damaged = new java.util.ArrayList<>(words);
        for (int i = random.nextInt(1, 4); i > 0 && !damaged.isEmpty(); i--) {
            int at = random.nextInt(damaged.size());
            switch (random.nextInt(6)) {
                case 0 -> damaged.remove(at);
                case 1 -> damaged.add(at, damaged.get(random.nextInt(damaged.size())));
                case 2 -> damaged.set(at, pick(random.nextBoolean() ? NUMBERS : WORDS));
                case 3 -> damaged.set(at, damaged.get(at) + pick(random.nextBoolean() ? NUMBERS : WORDS));
                case 4 -> damaged.add(at, pick(WORDS));
                default -> damaged.set(at, text(once(damaged.get(at).getBytes(StandardCharsets.UTF_8))));
            }
        }
        return damaged;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private byte[] once(byte[] in) {
        int at = random.nextInt(in.length + 1);
        int to = Math.min(in.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(9)) {
            case 0 -> splice(in, at, Math.min(in.length, at + 1), new byte[]{(byte) random.nextInt(256)});
            case 1 -> splice(in, at, to, new byte[0]);
            case 2 -> splice(in, at, at, java.util.Arrays.copyOfRange(in, at, to));
            case 3 -> splice(in, at, in.length, new byte[0]);
            case 4 -> splice(in, at, at, pick(WORDS).getBytes(StandardCharsets.UTF_8));
            case 5 -> splice(in, at, at, pick(List.of("[", "{\"a\":", "(", "- ", "  ")).repeat(random.nextInt(1, 3000))
                    .getBytes(StandardCharsets.UTF_8));
            case 6 -> replace(in, at, "-?[0-9][0-9.eE+]*", pick(NUMBERS));
            case 7 -> replace(in, at, "\"[^\"\n]*\"", '"' + pick(WORDS) + '"');
            default -> replace(in, at, "[:,\\[\\]{}\"]", pick(List.of(":", ",", "[", "]", "{", "}", "\"", "\\", "")));
        };
    }

    /** The first match behind a place, as text; without one, nothing changes. */
    private static byte[] replace(byte[] in, int from, String pattern, String by) {
        String text = text(in);
        var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
        return from < text.length() && matcher.find(from)
                ? (text.substring(0, matcher.start()) + by + text.substring(matcher.end()))
                        .getBytes(StandardCharsets.UTF_8)
                : in;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] in, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(in, 0, from);
        out.writeBytes(by);
        out.write(in, to, in.length - to);
        return out.toByteArray();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
