package dev.loomwise.reports.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: what is left out of an entry is what no study asks for, and nothing that is wrong with it. */
class EntryCutsTest {
    private static final String ENTRY = """
            {"benchmark":"B","primaryMetric":{"score":1,"scorePercentiles":{"50.0":1},"rawData":[[1.0]]},
            "secondaryMetrics":{"gc":{"score":2,"scorePercentiles":{"0.0":2,"50.0":"NaN"},"scoreUnit":"rawData",
            "rawData" : %s}}}""";

    private static byte[] list(String raw) {
        return ("[" + ENTRY.formatted("[]") + ", " + ENTRY.formatted(raw) + "]").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode second(String raw) throws Exception {
        byte[] list = list(raw);
        EntryCuts cuts = EntryCuts.of(list).orElseThrow();
        assertEquals(2, cuts.entries());
        return new ObjectMapper().readTree(cuts.kept(list, 1));
    }

    @Test
    void values_of_other_metrics_are_left_out_and_those_of_the_score_are_kept() throws Exception {
        JsonNode entry = second("[[ 1.5, -2E3, \"NaN\" ], [3]]");
        JsonNode metric = entry.at("/secondaryMetrics/gc");
        assertEquals("{\"score\":2,\"scorePercentiles\":0,\"scoreUnit\":\"rawData\",\"rawData\":0}",
                metric.toString());
        assertEquals("{\"score\":1,\"scorePercentiles\":{\"50.0\":1},\"rawData\":[[1.0]]}",
                entry.path("primaryMetric").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"x\"", "null"})
    void a_value_that_is_no_list_stays(String raw) throws Exception {
        assertEquals(new ObjectMapper().readTree(raw), second(raw).at("/secondaryMetrics/gc/rawData"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x]", "[1, ]x", "[tru]", "[1;2]", "x", "][", "[1,,2]", "[,1]", "[1,]", "[1 2]", "[[1][2]]",
            "[01]", "[1.]", "[.5]", "[-]", "[1e]", "[+1]", "[1.2.3]", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{1:2}",
            "{\"a\":1,}"})
    void what_a_parser_would_complain_about_stays(String raw) {
        assertThrows(JsonProcessingException.class, () -> second(raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "]"})
    void where_brackets_do_not_match_there_is_no_list(String raw) {
        assertTrue(EntryCuts.of(list(raw)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[ ]", "[[], [ ]]", "{}", "[0, -0, -0.5, 10, 1.25E+7, 1e-3, 2E0, \"NaN\"]",
            "[[[[1,2],[3.0 , 4]]]]", "{ \"0.0\" : 1 , \"50.0\":[ ] }"})
    void every_way_to_write_figures_is_left_out(String raw) throws Exception {
        new ObjectMapper().readTree(raw);
        assertEquals("0", second(raw).at("/secondaryMetrics/gc/rawData").toString());
    }

    @Test
    void in_stretches_side_by_side_it_keeps_the_same() {
        // What looks like the end of an entry stands in a text.
        String odd = ENTRY.formatted("[]").replace("\"B\"", "\"" + "} , { ".repeat(400) + "\"");
        byte[] list = ("[" + (ENTRY.formatted("[1]") + ",\n").repeat(40) + odd + "]")
                .getBytes(StandardCharsets.UTF_8);
        EntryCuts whole = EntryCuts.of(list).orElseThrow();
        for (int stretches = 2; stretches < 30; stretches++) {
            EntryCuts cuts = EntryCuts.of(list, stretches).orElseThrow();
            assertEquals(41, cuts.entries());
            for (int i = 0; i < 41; i++) {
                assertArrayEquals(whole.kept(list, i), cuts.kept(list, i));
            }
        }
    }
}
