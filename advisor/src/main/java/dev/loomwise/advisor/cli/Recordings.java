package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.recording.RecordingReader;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingAnalysis;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Recordings as the commands need them. */
final class Recordings {
    private static final long THOUSANDTHS = 1000;

    private Recordings() {}

    /** Reads it with a progress bar. */
    static RecordingProfile profile(Path file, Console console) {
        try (Meter meter = new Meter(console.err(), "reading", THOUSANDTHS)) {
            return RecordingAnalysis
                    .analyse(RecordingReader.read(file, share -> meter.at((long) (share * THOUSANDTHS))));
        }
    }

    /** The group of that name; without a name the one that the program is about. */
    static GroupProfile group(RecordingProfile profile, String name, Path file) {
        if (!name.isEmpty()) {
            return profile.group(name).orElseThrow(() -> new BadInputException("--group '" + name + "' is none of "
                    + profile.groups().stream().map(g -> "'" + g.name() + "'").collect(Collectors.joining(", "))));
        }
        return profile.main().orElseThrow(() -> new BadInputException(file
                + " shows no tasks" + (profile.notes().isEmpty()
                        ? "; record it while it works"
                        : ": "
                                + profile.notes().getFirst())));
    }
}
