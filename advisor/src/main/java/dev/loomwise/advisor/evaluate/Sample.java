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

/**
 * A random profile with what was measured of it; a line of JSON in a file, so that another advisor can be graded on the
 * same measurements.
 *
 * @param profile its keys
 * @param runs of each candidate, in the order of measuring
 */
record Sample(ObjectNode profile, Map<Candidate, List<Run>> runs) {
    Sample {
        runs = new LinkedHashMap<>(runs);
    }

    boolean service() {
        return profile.path("shape").asText().equals("service");
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("profile", profile);
        ArrayNode candidates = json.putArray("candidates");
        runs.forEach((candidate, own) -> {
            ObjectNode c = candidates.addObject().put("model", candidate.model().id());
            c.put("poolSize", candidate.settings().poolSize()).put("permits", candidate.settings().permits());
            c.put("parallelism", candidate.settings().parallelism());
            ArrayNode array = c.putArray("runs");
            own.forEach(run -> array.add(run.toJson()));
        });
        return json;
    }

    static Sample ofJson(JsonNode json) {
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        for (JsonNode c : json.path("candidates")) {
            List<Run> own = new ArrayList<>();
            c.path("runs").forEach(r -> own.add(Run.ofJson(r)));
            runs.put(new Candidate(ConcurrencyModel.byId(c.path("model").asText()).orElseThrow(), new Settings(
                    c.path("poolSize").asInt(), c.path("permits").asInt(), c.path("parallelism").asInt())), own);
        }
        return new Sample((ObjectNode) json.path("profile"), runs);
    }
}
