package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.render.ProfileJson;
import dev.loomwise.advisor.recording.render.ProfileText;
import dev.loomwise.advisor.recording.render.ProfileYaml;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a flight recording tells: tasks, their waits and computing, and what limits the program. */
@Command(name = "profile", mixinStandardHelpOptions = true, description = {
        "Finds the tasks in a flight recording: how many at a time, what they wait for, what they compute,",
        "and what limits the program whatever its model. loomwise record makes recordings that tell most."}, footer = {
                "", "Example: ./loomwise profile app.jfr --out app.yaml"})
final class ProfileCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Parameters(paramLabel = "RECORDING.jfr", description = "The flight recording.")
    private Path recording = Path.of("");
    @Option(names = "--format", paramLabel = "text|json|yaml", description = "How to answer (text); yaml: the profile of one group, for advise.")
    private String format = "text";
    @Option(names = "--group", paramLabel = "NAME", description = "Whose profile (the weightiest group's).")
    private String group = "";
    @Option(names = "--out", paramLabel = "FILE", description = "Also write that group's profile, for advise.")
    private String out = "";

    ProfileCommand(Console console) {
        this.console = console;
    }

    private enum Format {
        TEXT, JSON, YAML
    }

    @Override
    public Integer call() {
        Format chosen = Options.one("--format", Format.class, format);
        RecordingProfile profile = Recordings.profile(recording, console);
        if (!out.isEmpty()) {
            write(ProfileYaml.render(Recordings.group(profile, group, recording)));
        }
        switch (chosen) {
            case TEXT -> console.out().print(ProfileText.render(profile));
            case JSON -> console.out().println(ProfileJson.text(profile));
            case YAML -> {
                GroupProfile one = Recordings.group(profile, group, recording);
                console.out().print(ProfileYaml.render(one));
                others(profile, one);
            }
        }
        return 0;
    }

    private void others(RecordingProfile profile, GroupProfile one) {
        String names = profile.groups().stream().map(GroupProfile::name).filter(n -> !n.equals(one.name()))
                .map(n -> "'" + n + "'").collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            console.err().println("this is '" + one.name() + "'; --group chooses " + names);
        }
    }

    private void write(String yaml) {
        try {
            Files.writeString(Path.of(out), yaml);
        } catch (IOException e) {
            throw new BadInputException("--out " + out + " cannot be written", e);
        }
    }
}
