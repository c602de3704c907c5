package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.TodaysCode;
import dev.loomwise.advisor.recording.finding.Figure;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.render.ProfileJson;
import dev.loomwise.advisor.recording.render.ProfileText;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    /** What the program does today, where the recording tells its model. */
    Optional<TodaysCode> today() {
        return group.today().map(model -> new TodaysCode(model, model == ConcurrencyModel.PLATFORM
                ? OptionalInt.of(Math.clamp(group.threads(), 1, TodaysCode.MOST))
                : OptionalInt.empty()));
    }

    String text() {
        return ProfileText.bottlenecks(profile.bottlenecks());
    }

    void addTo(ObjectNode answer) {
        answer.put("recording", file.toString());
        answer.set("bottlenecks", ProfileJson.bottlenecks(profile.bottlenecks()));
        if (answer.get("today") instanceof ObjectNode today) {
            today.put("group", group.name()).put("threads", group.threads());
        }
    }
}
