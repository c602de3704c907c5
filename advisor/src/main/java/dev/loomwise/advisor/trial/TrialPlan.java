package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the measuring process is asked for, one line of JSON each.
 *
 * @param profile the profile's keys
 * @param repetitions measured runs of each candidate, interleaved, at least 1
 * @param load how a service is loaded; {@link Load#NONE} for everything else
 * @param seed of arrivals, classes and waits
 * @param patience how long to wait for the compilers before anything is measured
 */
public record TrialPlan(ObjectNode profile, List<Candidate> candidates, int repetitions, Load load, long seed,
        Duration patience) {
    /** Once the libraries are compiled, what is new in a plan is little. */
    static final Duration USUAL_PATIENCE = Duration.ofMillis(2200);

    public TrialPlan {
        candidates = List.copyOf(candidates);
    }

    /** With the usual patience. */
    public TrialPlan(ObjectNode profile, List<Candidate> candidates, int repetitions, Load load, long seed) {
        this(profile, candidates, repetitions, load, seed, USUAL_PATIENCE);
    }

    /** The same, waiting so long for the compilers. */
    TrialPlan withPatience(Duration other) {
        return new TrialPlan(profile, candidates, repetitions, load, seed, other);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("profile", profile);
        json.put("repetitions", repetitions).put("requests", load.requests()).put("perSecond", load.perSecond())
                .put("seed", seed)
                .put("patienceMs", patience.toMillis());
        ArrayNode array = json.putArray("candidates");
        for (Candidate c : candidates) {
            array.addObject().put("model", c.model().id()).put("poolSize", c.settings().poolSize())
                    .put("permits", c.settings().permits()).put("parallelism", c.settings().parallelism());
        }
        return json;
    }

    static TrialPlan ofJson(JsonNode json) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode c : json.path("candidates")) {
            candidates.add(new Candidate(ConcurrencyModel.byId(c.path("model").asText())
                    .orElseThrow(() -> new IllegalArgumentException("no model: " + c.path("model"))),
                    new Settings(
                            c.path("poolSize").asInt(), c.path("permits").asInt(), c.path("parallelism").asInt())));
        }
        return new TrialPlan((ObjectNode) json.path("profile"), candidates, json.path("repetitions").asInt(),
                new Load(json.path("requests").asInt(), json.path("perSecond").asDouble()), json.path("seed").asLong(),
                Duration.ofMillis(json.path("patienceMs").asLong(USUAL_PATIENCE.toMillis())));
    }
}
