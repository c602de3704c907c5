package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A random profile with what was measured of it; a line of JSON in a file, so that another advisor can be graded on the
 * same measurements.
 *
 * @param origin where it was drawn
 * @param profile its keys
 * @param runs of each candidate, in the order of measuring
 * @param carried answers per second under more load than can be carried, of the candidates that were asked for it
 */
record MeasuredProfile(Origin origin, ObjectNode profile, Map<Candidate, List<Run>> runs,
        Map<Candidate, Double> carried) {
    MeasuredProfile {
        runs = new LinkedHashMap<>(runs);
        carried = new LinkedHashMap<>(carried);
    }

    /**
     * Where a profile was drawn: the same origin is the same profile.
     *
     * @param service among the services, or among the batches and divisible jobs
     * @param seed of the draws
     * @param number from 0
     */
    record Origin(boolean service, long seed, int number) {
        /** Of arrivals, classes and waits. */
        long trialSeed() {
            return seed * 1_000_003 + number;
        }
    }

    boolean service() {
        return origin.service();
    }

    /** Share of the cores' time that neighbours took, on average over its runs; 0 where it is not known. */
    double stolen() {
        return runs.values().stream().flatMap(List::stream).mapToDouble(Run::stolen).average().orElse(0);
    }

    /** Its keys on one line, without what every profile of its kind has. */
    String inWords() {
        return profile.properties().stream().filter(
                e -> !e.getKey().equals("downstream") && !e.getValue().asText().equals("batch"))
                .map(e -> e.getKey() + " " + (e.getValue().isValueNode() ? e.getValue().asText() : e.getValue()))
                .collect(Collectors.joining(", ")).replace("\"", "");
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("group", origin.service() ? "service" : "batch").put("seed", origin.seed())
                .put("number", origin.number());
        json.set("profile", profile);
        ArrayNode candidates = json.putArray("candidates");
        runs.forEach((candidate, own) -> {
            ObjectNode c = candidates.addObject().put("model", candidate.model().id());
            c.put("poolSize", candidate.settings().poolSize()).put("permits", candidate.settings().permits());
            c.put("parallelism", candidate.settings().parallelism());
            if (carried.containsKey(candidate)) {
                c.put("carried", carried.get(candidate));
            }
            ArrayNode array = c.putArray("runs");
            own.forEach(run -> array.add(run.toJson()));
        });
        return json;
    }

    /** @throws IllegalArgumentException when it is none */
    static MeasuredProfile ofJson(JsonNode json) {
        if (!(json.path("profile") instanceof ObjectNode profile)) {
            throw new IllegalArgumentException("a measured profile needs its keys");
        }
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        Map<Candidate, Double> carried = new LinkedHashMap<>();
        for (JsonNode c : json.path("candidates")) {
            List<Run> own = new ArrayList<>();
            c.path("runs").forEach(r -> own.add(Run.ofJson(r)));
            Candidate candidate = new Candidate(
                    ConcurrencyModel.byId(c.path("model").asText())
                            .orElseThrow(() -> new IllegalArgumentException("no model: " + c.path("model"))),
                    new Settings(c.path("poolSize").asInt(), c.path("permits").asInt(),
                            c.path("parallelism").asInt()));
            runs.put(candidate, own);
            if (c.has("carried")) {
                carried.put(candidate, c.path("carried").asDouble());
            }
        }
        Origin origin = new Origin(json.path("group").asText().equals("service"), json.path("seed").asLong(),
                json.path("number").asInt());
        return new MeasuredProfile(origin, profile, runs, carried);
    }
}
