package dev.loomwise.bench.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * One fork of a cell: a line of the journal.
 *
 * @param params of the cell, as JMH has them
 * @param at when it began
 * @param ms how long it took in all, in milliseconds
 * @param noise what disturbed it; null where the system does not tell
 * @param spoiled whether it was disturbed too much to count
 * @param result what JMH wrote
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Fork(Map<String, String> params, Instant at, double ms, @Nullable Noise noise, boolean spoiled,
        ObjectNode result) {
    Fork {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        if (!(ms >= 0) || !result.path("primaryMetric").path("rawData").path(0).isArray()) {
            throw new IllegalArgumentException("a fork needs its time and JMH's raw data");
        }
    }

    /** Times of the operations in milliseconds, in their order. */
    double[] times() {
        DoubleStream.Builder times = DoubleStream.builder();
        for (JsonNode value : result.path("primaryMetric").path("rawData").path(0)) {
            if (value.isNumber()) {
                times.add(value.asDouble());
            }
        }
        return times.build().toArray();
    }
}
