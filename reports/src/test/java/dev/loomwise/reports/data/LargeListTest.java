package dev.loomwise.reports.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a list that is read in parts says what the same list says when it is read as a whole. */
class LargeListTest {
    private static final String ENTRY = """
            {"benchmark":"a.B.c","mode":"avgt","params":{"text":"a \\" ] } , b"},"primaryMetric":{"score":1.5,
            "scoreConfidence":[1,2],"scoreUnit":"ms/op","rawData":[[1.0,2.0]]},"secondaryMetrics":{}}""";

    private static String told(List<Measured> measured) {
        return measured.stream().map(m -> String.join("|", m.benchmark(), m.mode(), m.params().toString(), m.unit(),
                m.score().toString(), m.median().toString(), m.secondary().toString(), m.percentiles().toString(),
                m.unitOf("gc.alloc.rate"), m.setup().toString(), m.effort())).collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aux", "bulk", "consume", "gc", "groups", "modes", "params", "parent", "sampled",
            "singleshot",
            "stack", "throughput"})
    void every_shape_of_file_says_the_same_in_parts(String name) throws Exception {
        byte[] file;
        try (InputStream in = LargeListTest.class.getResourceAsStream("../page/jmh/" + name + ".json")) {
            file = Objects.requireNonNull(in).readAllBytes();
        }
        JmhJson whole = new JmhJson(Path.of(name));
        whole.readAll(new ObjectMapper().readTree(file));
        JmhJson parts = new JmhJson(Path.of(name));
        assertTrue(parts.readLarge(file));
        assertEquals(told(whole.measured()), told(parts.measured()));
        assertEquals(whole.notes(), parts.notes());
        assertFalse(whole.measured().isEmpty());
    }

    @Test
    void what_stands_in_texts_ends_no_entry() {
        JmhJson json = new JmhJson(Path.of("x"));
        assertTrue(json.readLarge(bytes(" [ " + ENTRY + ",\n" + ENTRY + " ] \n")));
        assertEquals(2, json.measured().size());
        assertEquals("a \" ] } , b", json.measured().getLast().params().get("text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "{}", "[E", "[E,", "[E,]", "[E E]", "[E,1]", "[E] x", "[E]]", "x[E]", "[,E]",
            "[{\"a\":]}]", "[{\"a\":\"]", "[{\"a\":\"\\"})
    void what_is_no_whole_list_is_left_to_the_reader_that_explains(String text) {
        JmhJson json = new JmhJson(Path.of("x"));
        assertFalse(json.readLarge(bytes(text.replace("E", ENTRY))));
        assertEquals(List.of(), json.measured());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1,,2]]", "[[1,2,]]", "[[1 2]]"})
    void raw_values_that_are_no_list_of_numbers_are_left_to_the_reader_that_explains(String raw) {
        JmhJson json = new JmhJson(Path.of("x"));
        String metric = "\"secondaryMetrics\":{\"gc\":{\"score\":1,\"rawData\":" + raw + "}}";
        assertFalse(json.readLarge(bytes("[" + ENTRY + "," + ENTRY.replace("\"secondaryMetrics\":{}", metric) + "]")));
    }
}
