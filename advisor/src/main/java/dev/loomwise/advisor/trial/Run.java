package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.stats.Samples;
import java.util.Arrays;
import java.util.Collection;

/**
 * One run of a candidate.
 *
 * @param timeMs of a batch or divisible job; 0 for a service
 * @param micros latencies of the requests of a service's first class, sorted, in microseconds; empty otherwise
 * @param perSecond answers per second of a service; 0 otherwise
 * @param keptUp whether the generator was in time and every request was answered
 * @param stolen share of the cores' time that the hypervisor took meanwhile, 0 to 1; of a batch on average
 *            over all runs of its plan; 0 where nobody tells
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, and nobody compares two of these
public record Run(double timeMs, int[] micros, double perSecond, boolean keptUp, double stolen) {
    static final String STOLEN = "stolen";

    /** A run of a batch or a divisible job. */
    public static Run took(double timeMs) {
        return new Run(timeMs, new int[0], 0, true, 0);
    }

    /** As {@link #toJson} wrote it. */
    public static Run ofJson(JsonNode json) {
        int[] micros = new int[json.path("micros").size()];
        Arrays.setAll(micros, i -> json.path("micros").path(i).asInt());
        return new Run(json.path("timeMs").asDouble(), micros, json.path("perSecond").asDouble(),
                json.path("keptUp").asBoolean(true), json.path(STOLEN).asDouble());
    }

    /** A line in a file of samples. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (micros.length == 0) {
            return json.put("timeMs", timeMs).put(STOLEN, stolen);
        }
        ArrayNode array = json.putArray("micros");
        Arrays.stream(micros).forEach(array::add);
        return json.put("perSecond", perSecond).put("keptUp", keptUp).put(STOLEN, stolen);
    }

    /**
     * The latency in milliseconds that a share of a run's requests does not exceed: the median over these runs, so that a
     * neighbour who stops the machine for 40 ms in one run of six does not grade a model.
     *
     * @param share above 0 and at most 1
     * @throws IllegalArgumentException when there is no request
     */
    public static double percentileMs(Collection<Run> runs, double share) {
        double[] each = runs.stream().filter(r -> r.micros.length > 0).mapToDouble(r -> r.percentileMs(share))
                .toArray();
        if (each.length == 0) {
            throw new IllegalArgumentException("no request, no percentile");
        }
        return Samples.median(each);
    }

    private double percentileMs(double share) {
        return micros[Math.clamp((long) Math.ceil(share * micros.length) - 1, 0, micros.length - 1)] / 1000.0;
    }
}
