package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.AdviceCsv;
import dev.loomwise.advisor.advice.AdviceJson;
import dev.loomwise.advisor.advice.AdviceMarkdown;
import dev.loomwise.advisor.advice.AdvicePage;
import dev.loomwise.advisor.advice.AdviceText;
import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.advice.Today;
import dev.loomwise.advisor.advice.TodaysCode;
import dev.loomwise.advisor.advice.TurningPoints;
import dev.loomwise.advisor.evaluate.Verification;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.profile.ProfileFile;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.recording.RecordingReader;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Which model, with which settings, how fast, and why. Its options are built by hand: see {@link ProfileOptions}. */
final class AdviseCommand implements Command {
    private final Console console;
    private final Map<String, String> given = new HashMap<>();
    private Optional<RecordedWorkload> recorded = Optional.empty();
    private ObjectNode keys = JsonNodeFactory.instance.objectNode();

    AdviseCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takes(List<String> args) {
        Optional<Map<String, String>> plain = AdviseOptions.plain(args);
        plain.ifPresent(given::putAll);
        return plain.isPresent();
    }

    @Override
    public CommandLine line() {
        return AdviseLine.of(this, given);
    }

    @Override
    public Integer call() throws Exception {
        Format chosen = Options.one("--format", Format.class, given.getOrDefault("--format", "text"));
        Optional<Path> page = path("--html");
        Optional<Path> run = path("--run");
        WorkloadProfile asked = asked();
        CalibrationStore.Found evidence = run.map(CalibrationStore::ofRun)
                .orElseGet(() -> CalibrationStore.newest(Runs.USUAL));
        Optional<TodaysCode> today = today();
        Recommendation advice = Advisor.advise(asked, evidence);
        Recommendation compared = today.map(code -> advice.withToday(Today.of(code, advice))).orElse(advice);
        boolean explain = given.containsKey(AdviseOptions.EXPLAIN) || page.isPresent();
        Recommendation whole = explain ? compared.withTurningPoints(TurningPoints.of(advice)) : compared;
        if (given.containsKey(AdviseOptions.EXPLAIN) && whole.turningPoints().isEmpty()) {
            console.err().println("note: " + TurningPoints.whyNone(advice));
        }
        String answer = answer(chosen, whole, verified(whole));
        // The page first: when it cannot be written, there is one line and no answer.
        if (page.isPresent()) {
            AdvicePage.write(whole, page.get());
            console.err().println("page: " + page.get());
        }
        if (!evidence.here() && run.isEmpty()) {
            console.err().println("no run of this machine in runs/: answering from the reference run that ships with"
                    + " loomwise; ./loomwise bench measures this machine");
        }
        List<String> unused = ProfileKeys.unused(keys, asked);
        if (recorded.isEmpty() && !unused.isEmpty()) {
            console.err().println("note: shape " + WorkloadProfile.id(asked.shape()) + " has no use for "
                    + String.join(", ", unused));
        }
        console.out().print(answer);
        return 0;
    }

    private String answer(Format form, Recommendation advice, Optional<Verification> verified) {
        String found = recorded.map(RecordedWorkload::text).orElse("");
        String measured = verified.map(Verification::text).orElse("");
        return switch (form) {
            case JSON -> {
                ObjectNode json = AdviceJson.render(advice);
                recorded.ifPresent(r -> r.addTo(json));
                verified.ifPresent(v -> json.set("verification", v.json()));
                yield AdviceJson.text(json) + "\n";
            }
            case CSV -> AdviceCsv.render(advice);
            case MARKDOWN -> found + AdviceMarkdown.render(advice) + measured.replace("\nVerified", "\n\nVerified");
            case TEXT -> found + AdviceText.render(advice, Instant.now(), Terminal.style()) + measured;
        };
    }

    /** What is said counts more than what a recording tells. */
    private Optional<TodaysCode> today() {
        String said = given.getOrDefault(AdviseOptions.TODAY, "");
        return said.isEmpty()
                ? recorded.flatMap(RecordedWorkload::today)
                : Optional.of(Options.read(AdviseOptions.TODAY, said, TodaysCode::read));
    }

    private Optional<Verification> verified(Recommendation advice) {
        if (!given.containsKey(AdviseOptions.VERIFY)) {
            return Optional.empty();
        }
        Duration budget = Options.read("--budget", given.getOrDefault("--budget", "60s"), Units::duration);
        return Optional.of(Verification.run(keys, advice, budget, () -> console.err()
                .println("running it for real, for at most about " + Units.readable(budget.toNanos() / 1e6))));
    }

    private Optional<Path> path(String name) {
        String value = given.get(name);
        try {
            return value == null ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            throw new BadInputException("'" + value + "' is no path: " + e.getReason(), e);
        }
    }

    private WorkloadProfile asked() {
        Optional<Path> profile = path(AdviseOptions.PROFILE);
        String group = given.getOrDefault("--group", "");
        if (profile.isPresent() && RecordingReader.recording(profile.get())) {
            recorded = Optional.of(RecordedWorkload.read(profile.get(), group, console));
        } else if (!group.isEmpty()) {
            throw new BadInputException("--group goes with a recording, such as app.jfr");
        }
        keys = recorded.isPresent()
                ? recorded.get().keys()
                : profile.map(ProfileFile::read).orElseGet(JsonNodeFactory.instance::objectNode);
        ProfileOptions.override(given, keys);
        ObjectNode asked = keys;
        recorded.ifPresent(r -> r.checkOpen(asked));
        if (keys.isEmpty()) {
            var person = Terminal.person();
            if (person.isEmpty()) {
                throw new BadInputException("no profile: give a file, or flags such as --tasks 1000 --wait 100ms"
                        + " --cpu 1ms");
            }
            Questions.ask(person.get(), keys);
        }
        try {
            return ProfileKeys.profile(keys);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String flag = "--" + message.split(":", 2)[0];
            boolean fromFlag = message.contains(":") && (ProfileOptions.knows(flag) || flag.equals(ProfileOptions.PINS))
                    && (given.containsKey(flag) || profile.isEmpty());
            throw new BadInputException(
                    fromFlag ? "--" + message : profile.map(p -> ProfileFile.name(p) + ": ").orElse("") + message, e);
        }
    }
}
