package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.recording.compare.Today;
import dev.loomwise.advisor.recording.finding.Figure;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.render.ProfileJson;
import dev.loomwise.advisor.recording.render.ProfileText;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.util.List;

/**
 * A recording as the question of {@code advise}.
 *
 * @param keys of the group's profile
 */
record RecordedWorkload(Path file, RecordingProfile profile, GroupProfile group, ObjectNode keys) {
    private static final List<String> NEEDED = List.of("wait", "cpu");

    static RecordedWorkload read(Path file, String group, Console console) {
        RecordingProfile profile = Recordings.profile(file, console);
        GroupProfile chosen = Recordings.group(profile, group, file);
        return new RecordedWorkload(file, profile, chosen, chosen.keys().deepCopy());
    }

    /** What the recording leaves open must come from somewhere. */
    void checkOpen(ObjectNode given) {
        for (Figure open : group.open()) {
            if (NEEDED.contains(open.name()) && !given.has(open.name())) {
                throw new BadInputException(file + " does not tell the " + open.name() + " of '" + group.name() + "' ("
                        + open.how() + "); add --" + open.name() + " TIME");
            }
        }
    }

    String text(WorkloadProfile asked, Recommendation advice) {
        return ProfileText.bottlenecks(profile.bottlenecks())
                + Today.of(group, asked, keys, advice).map(Today::text).orElse("") + "\n";
    }

    ObjectNode json(ObjectNode answer, WorkloadProfile asked, Recommendation advice) {
        answer.put("recording", file.toString());
        answer.set("bottlenecks", ProfileJson.bottlenecks(profile.bottlenecks()));
        Today.of(group, asked, keys, advice).ifPresent(t -> answer.set("today", t.json()));
        return answer;
    }
}
