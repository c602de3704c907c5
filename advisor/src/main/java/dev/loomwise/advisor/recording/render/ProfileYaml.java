package dev.loomwise.advisor.recording.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loomwise.advisor.recording.finding.Figure;
import dev.loomwise.advisor.recording.finding.GroupProfile;

/** One group as the profile file that {@code advise} reads; a comment says where each key comes from. */
public final class ProfileYaml {
    private ProfileYaml() {}

    /** The file's text. */
    public static String render(GroupProfile group) {
        StringBuilder out = new StringBuilder("# " + plain(group.name()) + ", as recorded\n");
        group.keys().properties().forEach(p -> {
            String why = group.because().get(p.getKey());
            out.append(p.getKey()).append(": ").append(value(p.getValue()))
                    .append(why == null ? "" : "   # " + plain(why)).append('\n');
        });
        for (Figure f : group.open()) {
            out.append("# open: ").append(f.name()).append(" (").append(plain(f.how())).append(")\n");
        }
        return out.toString();
    }

    private static String value(JsonNode value) {
        // Flow style is JSON, and all values are numbers, units and names of ours.
        return value.isTextual() ? value.asText() : value.toString().replace("\"", "").replace(":", ": ");
    }

    /** Names come from the recorded program: nothing in them may end the comment. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u0085\\u2028\\u2029\\ufeff]", " ");
    }
}
