package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.load.OpenLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan with what was measured of it.
 *
 * @param runs of each candidate, at least one, in the order of measuring
 */
public record Trialled(TrialPlan plan, Map<Candidate, List<Run>> runs) {
    public Trialled {
        runs = new LinkedHashMap<>(runs);
        if (!runs.keySet().containsAll(plan.candidates()) || runs.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("every candidate needs a run");
        }
    }

    /** What was run. */
    public WorkloadProfile profile() {
        return ProfileKeys.profile(plan.profile());
    }

    /** How a service was loaded; {@link Load#NONE} for everything else. */
    public Load load() {
        return plan.load();
    }

    /** When the requests of that repetition arrived, in nanoseconds from its start; a service's alone. */
    public long[] arrivals(int repetition) {
        return OpenLoop.arrivals(plan.load().requests(), plan.load().perSecond(), plan.seed() + repetition);
    }

    /** A line in a file. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("plan", plan.toJson());
        ObjectNode all = json.putObject("runs");
        runs.forEach((candidate, own) -> {
            ArrayNode array = all.putArray(candidate.key());
            own.forEach(run -> array.add(run.toJson()));
        });
        return json;
    }

    /** @throws IllegalArgumentException when it is none */
    static Trialled ofJson(JsonNode json) {
        if (!(json.path("plan").path("profile") instanceof ObjectNode)) {
            throw new IllegalArgumentException("a plan needs a profile");
        }
        TrialPlan plan = TrialPlan.ofJson(json.path("plan"));
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        for (Candidate candidate : plan.candidates()) {
            List<Run> own = new ArrayList<>();
            json.path("runs").path(candidate.key()).forEach(r -> own.add(Run.ofJson(r)));
            runs.put(candidate, own);
        }
        return new Trialled(plan, runs);
    }
}
