package dev.loomwise.advisor.recording.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.Figure;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import java.util.List;

/** What a recording tells, for programs: schema 1. Names of fields are a contract; more may be added. */
public final class ProfileJson {
    private static final int SCHEMA = 1;

    private ProfileJson() {}

    /** As text. */
    public static String text(RecordingProfile profile) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(render(profile));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The whole as one object. */
    public static ObjectNode render(RecordingProfile profile) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        var facts = profile.facts();
        root.putObject("recording").put("seconds", facts.seconds()).put("cores", facts.cores()).put("jdk", facts.jdk())
                .put("jvmLoad", facts.jvmLoad()).put("allLoad", facts.allLoad()).put("gcShare", facts.gcShare())
                .put("pinnedShare", facts.pinnedShare()).put("pinnedAt", facts.pinnedAt());
        root.set("bottlenecks", bottlenecks(profile.bottlenecks()));
        ArrayNode groups = root.putArray("groups");
        profile.groups().forEach(g -> group(groups.addObject(), g));
        profile.notes().forEach(root.putArray("open")::add);
        return root;
    }

    /** The bottlenecks, weightiest first. */
    public static ArrayNode bottlenecks(List<Bottleneck> bottlenecks) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        bottlenecks.forEach(b -> array.addObject().put("id", b.id()).put("group", b.group()).put("weight", b.weight())
                .put("summary", b.summary()).put("action", b.action()).put("source", b.source()));
        return array;
    }

    private static void group(ObjectNode node, GroupProfile group) {
        node.put("name", group.name()).put("kind", group.kind().name().toLowerCase(java.util.Locale.ROOT));
        group.today().ifPresent(m -> node.put("model", m.id()));
        node.put("threads", group.threads()).put("entry", group.entry());
        ObjectNode figures = node.putObject("figures");
        for (Figure f : group.figures()) {
            ObjectNode figure = figures.putObject(f.name());
            f.value().ifPresentOrElse(v -> figure.put("value", v), () -> figure.putNull("value"));
            figure.put("unit", f.unit().id()).put("sure", f.sure().id()).put("how", f.how());
        }
        ArrayNode waits = node.putArray("waits");
        group.waits().forEach(w -> waits.addObject()
                .put("cause", w.cause().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .put("ms", w.millis()).put("share", w.share()).put("where", w.where()));
        node.set("profile", group.keys());
        node.put("complete", group.complete());
    }
}
