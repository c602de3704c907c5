package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.unit.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: what is read at all is read as Jackson reads it. */
class PlainJsonTest {
    private static final String ODD = "\"\\{}[],:.eE+-0 \u0000\u00e9";

    private static byte[] reference() throws IOException {
        return Texts.read(PlainJson.class, "dev/loomwise/advisor/reference-costs.json").orElseThrow()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_costs_that_ship_are_of_the_plain_kind() throws Exception {
        assertEquals(CalibrationJson.tree(reference()), PlainJson.read(reference()).orElseThrow());
    }

    @Test
    void what_a_run_writes_is_of_the_plain_kind() throws Exception {
        byte[] written = CalibrationJson.write(CalibrationStore.reference());
        assertEquals(CalibrationJson.tree(written), PlainJson.read(written).orElseThrow());
    }

    @Test
    void damaged_files_are_left_to_jackson_or_mean_the_same_to_both() throws Exception {
        SplittableRandom random = new SplittableRandom(8);
        int plain = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = reference();
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) ODD.charAt(random.nextInt(ODD.length()));
            }
            Optional<ObjectNode> read = PlainJson.read(damaged);
            if (read.isPresent()) {
                plain++;
                assertEquals(CalibrationJson.tree(damaged), read.get(), new String(damaged, StandardCharsets.UTF_8));
            }
        }
        assertTrue(plain > 100, plain + " read: too few to compare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}",
            "{\"a\":true}", "{\"a\":null}", "{\"a\":[1]}", "{\"a\":\"b\\n\"}", "{\"a\":1 \"b\":2}", "{a:1}",
            "{\"a\":NaN}",
            "{\"a\":1e}", "{\"a\":-}", "{\"a\" 1}"})
    void what_is_not_of_the_plain_kind_is_not_read(String json) {
        assertEquals(Optional.empty(), PlainJson.read(json.getBytes(StandardCharsets.UTF_8)));
    }
}
