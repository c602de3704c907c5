package dev.loomwise.advisor.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.unit.Units;
import java.time.Duration;
import java.util.List;

/** The key {@code wait}: a duration, or a median and a 99th percentile; as a tree in files, as text in flags. */
final class WaitKey {
    private static final List<String> KEYS = List.of("p50", "p99");

    private WaitKey() {}

    static WaitTime read(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return spread(object);
        }
        String text = node.asText().strip();
        return text.contains("p50") || text.contains("p99")
                ? spread(tree(text))
                : new WaitTime.Constant(Units.duration(text));
    }

    private static WaitTime spread(ObjectNode object) {
        ProfileKeys.check(object, KEYS);
        Duration p50 = percentile(object, "p50");
        return new WaitTime.Spread(p50, percentile(object, "p99"));
    }

    private static Duration percentile(ObjectNode object, String name) {
        return ProfileKeys.text(object, name, Units::duration).orElseThrow(() -> new IllegalArgumentException(
                name + " is missing: write {p50: 20ms, p99: 400ms}"));
    }

    /** A flag's text {@code p50: 20ms, p99: 400ms}, with braces or without, with a colon, {@code =} or a blank. */
    private static ObjectNode tree(String text) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        String inner = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        for (String part : inner.split(",", -1)) {
            String[] pair = part.strip().split("[:= ]\\s*", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("'" + text + "' is not written as p50: 20ms, p99: 400ms");
            }
            object.put(pair[0], pair[1]);
        }
        return object;
    }
}
