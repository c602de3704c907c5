package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What the measuring process is asked for, one line of JSON each.
 *
 * @param profile the profile's keys
 * @param repetitions measured runs of each candidate, interleaved, at least 1
 * @param load how a service is loaded; {@link Load#NONE} for everything else
 * @param seed of arrivals, classes and waits
 */
public record TrialPlan(ObjectNode profile, List<Candidate> candidates, int repetitions, Load load, long seed) {
    public TrialPlan {
        candidates = List.copyOf(candidates);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("profile", profile);
        json.put("repetitions", repetitions).put("requests", load.requests()).put("perSecond", load.perSecond())
                .put("seed", seed);
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
                new Load(json.path("requests").asInt(), json.path("perSecond").asDouble()), json.path("seed").asLong());
    }
}
