package dev.loomwise.advisor.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.WorkloadProfile.TaskClass;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Suggestion;
import dev.loomwise.bench.unit.Units;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** From the keys of a profile, wherever they come from, to a checked profile; every complaint names its key. */
public final class ProfileKeys {
    /** All keys, in the order of the documentation. */
    public static final List<String> KEYS = List.of("shape", "tasks", "wait", "cpu", "steps", "in-flight", "io",
            "bytes", "downstream", "start", "api", "rate", "p99", "mix", "target", "tolerance", "avoid", "memory",
            "cores", "jdk", "pins");
    private static final List<String> CLASS_KEYS = List.of("share", "wait", "cpu", "steps");

    /** Shares are written with few digits: three times 33.3 % is the whole. */
    private static final double ROUNDING = 0.0011;
    /** One task in a billion; what is rarer than that does not happen. */
    private static final double LEAST_SHARE = 1e-9;

    private static final BigInteger TOO_MANY = BigInteger.valueOf(Long.MAX_VALUE);

    private ProfileKeys() {}

    /** @throws IllegalArgumentException with a sentence that names the key */
    public static WorkloadProfile profile(ObjectNode keys) {
        check(keys, KEYS);
        WaitTime waiting = key(keys, "wait", WaitKey::read).orElse(new WaitTime.Constant(Duration.ZERO));
        Duration cpu = text(keys, "cpu", Units::duration).orElse(Duration.ZERO);
        int steps = text(keys, "steps", ProfileKeys::steps).orElse(1);
        WorkloadProfile.Shape shape = text(keys, "shape", s -> one(WorkloadProfile.Shape.class, s))
                .orElse(keys.has("rate") ? WorkloadProfile.Shape.SERVICE : WorkloadProfile.Shape.BATCH);
        List<TaskClass> mix = key(keys, "mix", m -> mix(m, waiting, cpu, steps)).orElse(List.of());
        boolean waits = waiting.meanNanos() > 0 || mix.stream().anyMatch(c -> c.waiting().meanNanos() > 0);
        WorkloadProfile.Io io = text(keys, "io", s -> one(WorkloadProfile.Io.class, s))
                .orElse(waits ? WorkloadProfile.Io.TIMER : WorkloadProfile.Io.NONE);
        if (waits && io == WorkloadProfile.Io.NONE) {
            throw new IllegalArgumentException(
                    "io: none says that nothing is waited for, and there is a wait; leave one of them out");
        }
        return new WorkloadProfile(shape, text(keys, "tasks", ProfileKeys::tasks).orElse(0L), waiting, cpu, steps,
                text(keys, "in-flight", ProfileKeys::count).orElse(0), io,
                text(keys, "bytes", Units::bytes).orElse(0L),
                text(keys, "downstream", s -> one(WorkloadProfile.Downstream.class, s))
                        .orElse(WorkloadProfile.Downstream.REMOTE),
                text(keys, "start", s -> one(WorkloadProfile.Start.class, s)).orElse(WorkloadProfile.Start.WARM),
                text(keys, "api", s -> one(WorkloadProfile.Api.class, s)).orElse(WorkloadProfile.Api.BOTH),
                text(keys, "rate", ProfileKeys::rate).orElse(0.0), text(keys, "p99", ProfileKeys::goal), mix,
                text(keys, "target", ProfileKeys::goal), text(keys, "tolerance", Units::share).orElse(0.05),
                key(keys, "avoid", ProfileKeys::models).orElse(Set.of()),
                text(keys, "memory", ProfileKeys::megabytes).map(OptionalLong::of).orElse(OptionalLong.empty()),
                text(keys, "cores", ProfileKeys::cores).map(OptionalInt::of).orElse(OptionalInt.empty()),
                text(keys, "jdk", ProfileKeys::jdk).map(OptionalInt::of).orElse(OptionalInt.empty()),
                text(keys, "pins", ProfileKeys::yes).orElse(false));
    }

    /** Which of the keys the answer does not depend on, because a profile of this kind has no such thing. */
    public static List<String> unused(ObjectNode keys, WorkloadProfile profile) {
        List<String> others = switch (profile.shape()) {
            case SERVICE -> List.of("tasks", "target");
            case DIVISIBLE -> List.of("wait", "rate", "p99");
            case BATCH, CONNECTIONS -> List.of("rate", "p99");
        };
        return others.stream().filter(keys::has).toList();
    }

    static void check(ObjectNode keys, List<String> known) {
        keys.properties().forEach(p -> {
            if (!known.contains(p.getKey())) {
                throw new IllegalArgumentException("unknown key '" + p.getKey() + "'"
                        + Suggestion.of(p.getKey(), known).map(s -> "; did you mean '" + s + "'?")
                                .orElse("; known are " + String.join(", ", known)));
            }
        });
    }

    private static List<TaskClass> mix(JsonNode mix, WaitTime waiting, Duration cpu, int steps) {
        if (!mix.isArray() || mix.isEmpty()) {
            throw new IllegalArgumentException("a mix is a list of classes: [{share: 99%, cpu: 1ms}, {cpu: 200ms}]");
        }
        List<Double> shares = shares(mix);
        List<TaskClass> classes = new ArrayList<>();
        for (int i = 0; i < mix.size(); i++) {
            ObjectNode object = (ObjectNode) mix.get(i);
            classes.add(new TaskClass(shares.get(i), key(object, "wait", WaitKey::read).orElse(waiting),
                    text(object, "cpu", Units::duration).orElse(cpu),
                    text(object, "steps", ProfileKeys::steps).orElse(steps)));
        }
        return classes;
    }

    /** The shares of all classes; one of them may leave its own out and has what the others leave. */
    private static List<Double> shares(JsonNode mix) {
        List<Optional<Double>> written = new ArrayList<>();
        for (JsonNode node : mix) {
            if (!(node instanceof ObjectNode object)) {
                throw new IllegalArgumentException("each class is written {share: 1%, cpu: 200ms}");
            }
            check(object, CLASS_KEYS);
            written.add(text(object, "share", Units::share));
        }
        double sum = written.stream().mapToDouble(s -> s.orElse(0.0)).sum();
        long open = written.stream().filter(Optional::isEmpty).count();
        if (open > 1) {
            throw new IllegalArgumentException("only one class may leave out its share");
        }
        double rest = 1 - sum;
        if (open == 0 ? Math.abs(rest) > ROUNDING : rest < 0) {
            throw new IllegalArgumentException("the shares add up to "
                    + BigDecimal.valueOf(sum * 100).round(new MathContext(4)).stripTrailingZeros().toPlainString()
                    + " %, not 100 %");
        }
        List<Double> shares = written.stream().map(s -> s.map(v -> open == 0 ? v / sum : v).orElse(rest)).toList();
        if (shares.stream().anyMatch(v -> v < LEAST_SHARE)) {
            throw new IllegalArgumentException("every class needs a share above 0 %; leave out a class that has none");
        }
        return shares;
    }

    private static Set<ConcurrencyModel> models(JsonNode node) {
        Set<ConcurrencyModel> models = EnumSet.noneOf(ConcurrencyModel.class);
        ArrayNode names = node instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode();
        if (!node.isArray()) {
            Arrays.stream(node.asText().split(",", -1)).forEach(names::add);
        }
        for (JsonNode name : names) {
            models.add(one(ConcurrencyModel.class, name.asText().strip()));
        }
        return models;
    }

    /** The value of an enum by its name in lower case; a near miss is suggested. */
    public static <E extends Enum<E>> E one(Class<E> type, String text) {
        List<String> names = Arrays.stream(type.getEnumConstants()).map(WorkloadProfile::id).toList();
        int index = names.indexOf(text.strip().toLowerCase(java.util.Locale.ROOT));
        if (index < 0) {
            throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", names)
                    + Suggestion.of(text, names).map(s -> "; did you mean '" + s + "'?").orElse(""));
        }
        return type.getEnumConstants()[index];
    }

    private static int count(String text) {
        return (int) whole(text, WorkloadProfile.MOST_TASKS, "100 million");
    }

    private static int cores(String text) {
        return (int) whole(text, WorkloadProfile.MOST_CORES, String.valueOf(WorkloadProfile.MOST_CORES));
    }

    private static int jdk(String text) {
        int version = text.strip().matches("[0-9]{1,2}") ? Integer.parseInt(text.strip()) : 0;
        if (version < WorkloadProfile.OLDEST_JDK || version > WorkloadProfile.NEWEST_JDK) {
            throw new IllegalArgumentException("'" + text + "' is not a version such as 21");
        }
        return version;
    }

    private static long tasks(String text) {
        return whole(text, WorkloadProfile.MOST_COUNTED, "10^18");
    }

    private static int steps(String text) {
        return (int) whole(text, 100, "100");
    }

    /** A whole number from 1 to {@code most}, which reads {@code inWords}; underscores may group its digits. */
    private static long whole(String text, long most, String inWords) {
        String digits = text.strip().replace("_", "");
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number above 0");
        }
        long value = digits.length() > 19 ? 0 : new BigInteger(digits).min(TOO_MANY).longValue();
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("'" + text + "' is not between 1 and " + inWords);
        }
        return value;
    }

    /** Whole megabytes; a bare number is a slip, for no JVM runs in a few hundred bytes. */
    private static long megabytes(String text) {
        long megabytes = Units.bytes(text) >> 20;
        if (megabytes < 1) {
            throw new IllegalArgumentException("'" + text + "' is less than 1 MB: write for example 512MB");
        }
        return megabytes;
    }

    private static double rate(String text) {
        double perSecond = Units.perSecond(text);
        if (perSecond == 0) {
            throw new IllegalArgumentException("'" + text + "' means that nothing arrives: write for example 300/s");
        }
        return perSecond;
    }

    private static Duration goal(String text) {
        Duration goal = Units.duration(text);
        if (goal.isZero()) {
            throw new IllegalArgumentException("'" + text + "' cannot be met: write for example 30ms");
        }
        return goal;
    }

    private static boolean yes(String text) {
        return switch (text.strip()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    static <T> Optional<T> text(ObjectNode keys, String name, Function<String, T> read) {
        return key(keys, name, node -> {
            if (!node.isValueNode()) {
                throw new IllegalArgumentException("one value is expected");
            }
            return read.apply(node.asText());
        });
    }

    private static <T> Optional<T> key(ObjectNode keys, String name, Function<JsonNode, T> read) {
        JsonNode node = keys.get(name);
        if (node == null) {
            return Optional.empty();
        }
        // What follows a key's colon is missing: YAML takes that for an empty text.
        if (node.isNull() || (node.isTextual() && node.asText().isBlank())) {
            throw new IllegalArgumentException(name + ": it has no value; write one or leave the key out");
        }
        try {
            return Optional.of(read.apply(node));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith(name + ":") ? message : name + ": " + message, e);
        }
    }
}
