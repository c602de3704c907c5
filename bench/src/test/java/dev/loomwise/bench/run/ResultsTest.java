package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant: forks that were measured one by one read like forks that JMH measured together. */
class ResultsTest {
    private static ObjectNode fork(String values) throws Exception {
        return (ObjectNode) RunFolder.JSON.readTree("""
                {"benchmark":"b","params":{},"forks":1,"primaryMetric":{"score":0,"scoreError":"NaN",
                 "scoreConfidence":["NaN","NaN"],"scorePercentiles":{"0.0":0,"50.0":0,"100.0":0},"scoreUnit":"ms/op",
                 "rawData":[%s]},"secondaryMetrics":{}}""".formatted(values));
    }

    @Test
    void a_second_fork_joins_the_raw_data_and_the_summary_is_of_all() throws Exception {
        ObjectNode all = Results.joined(List.of(fork("[1,2,3]"), fork("[4,5,9]")));
        var metric = all.path("primaryMetric");
        assertEquals(2, all.path("forks").asInt());
        assertEquals("[[1,2,3],[4,5,9]]", metric.path("rawData").toString());
        assertEquals(4.0, metric.path("score").asDouble());
        assertEquals(9.0, metric.path("scorePercentiles").path("100.0").asDouble());
        assertEquals(4.0, (metric.path("scoreConfidence").get(0).asDouble()
                + metric.path("scoreConfidence").get(1).asDouble()) / 2, 1e-9);
    }

    @Test
    void a_single_value_has_no_error_and_that_is_said_as_jmh_says_it() throws Exception {
        ObjectNode all = Results.joined(List.of(fork("[5]"), fork("[]")));
        assertEquals("\"NaN\"", all.path("primaryMetric").path("scoreError").toString());
    }
}
