package dev.loomwise.advisor.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.WorkloadProfile.TaskClass;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Suggestion;
import dev.loomwise.bench.unit.Units;
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

    private ProfileKeys() {}

    /** @throws IllegalArgumentException with a sentence that names the key */
    public static WorkloadProfile profile(ObjectNode keys) {
        check(keys, KEYS);
        WaitTime waiting = key(keys, "wait", ProfileKeys::waitTime).orElse(new WaitTime.Constant(Duration.ZERO));
        Duration cpu = text(keys, "cpu", Units::duration).orElse(Duration.ZERO);
        int steps = text(keys, "steps", ProfileKeys::count).orElse(1);
        WorkloadProfile.Shape shape = text(keys, "shape", s -> one(WorkloadProfile.Shape.class, s))
                .orElse(keys.has("rate") ? WorkloadProfile.Shape.SERVICE : WorkloadProfile.Shape.BATCH);
        List<TaskClass> mix = mix(keys.path("mix"), waiting, cpu, steps);
        boolean waits = waiting.meanNanos() > 0 || mix.stream().anyMatch(c -> c.waiting().meanNanos() > 0);
        return new WorkloadProfile(shape, text(keys, "tasks", ProfileKeys::count).orElse(0), waiting, cpu, steps,
                text(keys, "in-flight", ProfileKeys::count).orElse(0),
                text(keys, "io", s -> one(WorkloadProfile.Io.class, s))
                        .orElse(waits ? WorkloadProfile.Io.TIMER : WorkloadProfile.Io.NONE),
                text(keys, "bytes", Units::bytes).orElse(0L),
                text(keys, "downstream", s -> one(WorkloadProfile.Downstream.class, s))
                        .orElse(WorkloadProfile.Downstream.REMOTE),
                text(keys, "start", s -> one(WorkloadProfile.Start.class, s)).orElse(WorkloadProfile.Start.WARM),
                text(keys, "api", s -> one(WorkloadProfile.Api.class, s)).orElse(WorkloadProfile.Api.BOTH),
                text(keys, "rate", Units::perSecond).orElse(0.0), text(keys, "p99", Units::duration), mix,
                text(keys, "target", Units::duration), text(keys, "tolerance", Units::share).orElse(0.05),
                key(keys, "avoid", ProfileKeys::models).orElse(Set.of()),
                text(keys, "memory", Units::bytes).map(b -> OptionalLong.of(b >> 20)).orElse(OptionalLong.empty()),
                text(keys, "cores", ProfileKeys::count).map(OptionalInt::of).orElse(OptionalInt.empty()),
                text(keys, "jdk", ProfileKeys::count).map(OptionalInt::of).orElse(OptionalInt.empty()),
                text(keys, "pins", ProfileKeys::yes).orElse(false));
    }

    private static void check(ObjectNode keys, List<String> known) {
        keys.properties().forEach(p -> {
            if (!known.contains(p.getKey())) {
                throw new IllegalArgumentException("unknown key '" + p.getKey() + "'"
                        + Suggestion.of(p.getKey(), known).map(s -> "; did you mean '" + s + "'?")
                                .orElse("; known are " + String.join(", ", known)));
            }
        });
    }

    private static List<TaskClass> mix(JsonNode mix, WaitTime waiting, Duration cpu, int steps) {
        List<TaskClass> classes = new ArrayList<>();
        for (JsonNode node : mix) {
            if (!(node instanceof ObjectNode object)) {
                throw new IllegalArgumentException("mix: each class is written {share: 1%, cpu: 200ms}");
            }
            check(object, CLASS_KEYS);
            classes.add(new TaskClass(text(object, "share", Units::share)
                    .orElseThrow(() -> new IllegalArgumentException("mix: a class needs its share")),
                    key(object, "wait", ProfileKeys::waitTime).orElse(waiting),
                    text(object, "cpu", Units::duration).orElse(cpu),
                    text(object, "steps", ProfileKeys::count).orElse(steps)));
        }
        return classes;
    }

    private static WaitTime waitTime(JsonNode node) {
        if (node instanceof ObjectNode object) {
            check(object, List.of("p50", "p99"));
            Duration p50 = text(object, "p50", Units::duration)
                    .orElseThrow(() -> new IllegalArgumentException("wait needs p50 and p99"));
            return new WaitTime.Spread(p50, text(object, "p99", Units::duration).orElse(p50));
        }
        return new WaitTime.Constant(Units.duration(node.asText()));
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
        String digits = text.strip().replace("_", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number above 0");
        }
        long value = Long.parseLong(digits);
        if (value < 1 || value > WorkloadProfile.MOST_TASKS) {
            throw new IllegalArgumentException("'" + text + "' is not between 1 and 100 million");
        }
        return (int) value;
    }

    private static boolean yes(String text) {
        return switch (text.strip()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static <T> Optional<T> text(ObjectNode keys, String name, Function<String, T> read) {
        return key(keys, name, node -> {
            if (!node.isValueNode()) {
                throw new IllegalArgumentException("one value is expected");
            }
            return read.apply(node.asText());
        });
    }

    private static <T> Optional<T> key(ObjectNode keys, String name, Function<JsonNode, T> read) {
        JsonNode node = keys.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(node));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith(name + ":") ? message : name + ": " + message, e);
        }
    }
}
