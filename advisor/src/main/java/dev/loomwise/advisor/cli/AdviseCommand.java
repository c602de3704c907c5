package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.advice.AdviceJson;
import dev.loomwise.advisor.advice.AdviceMarkdown;
import dev.loomwise.advisor.advice.AdvicePage;
import dev.loomwise.advisor.advice.AdviceText;
import dev.loomwise.advisor.advice.Advisor;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.profile.ProfileFile;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Which model, with which settings, how fast, and why. Its options are built by hand: see {@link ProfileOptions}. */
final class AdviseCommand implements Command {
    private final Console console;
    private final CommandSpec spec;

    AdviseCommand(Console console) {
        this.console = console;
        this.spec = CommandSpec.wrapWithoutInspection(this);
    }

    @Override
    public CommandLine line() {
        spec.name("advise").usageMessage().sortOptions(false)
                .description("Says which concurrency model a workload should use on this machine.")
                .footer("", "Example: ./loomwise advise --tasks 1000 --wait 100ms --cpu 1ms --io http");
        spec.addPositional(PositionalParamSpec.builder().paramLabel("PROFILE.yaml").arity("0..1").type(String.class)
                .description("The workload; flags override it.").build());
        ProfileOptions.addTo(spec);
        option("--run", "DIR", "The run to learn costs from (newest in runs/).");
        option("--format", "text|json|markdown", "How to answer (text).");
        option("--html", "FILE", "Also write a page with a chart.");
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).type(boolean.class).arity("0")
                .description("Show this help.").build());
        return new CommandLine(spec);
    }

    private void option(String name, String label, String description) {
        spec.addOption(OptionSpec.builder(name).paramLabel(label).arity("1").type(String.class)
                .description(description).build());
    }

    @Override
    public Integer call() throws Exception {
        ParseResult given = spec.commandLine().getParseResult();
        Format chosen = format(given.matchedOptionValue("--format", "text"));
        WorkloadProfile asked = asked(given);
        String run = given.matchedOptionValue("--run", "");
        CalibrationStore.Found evidence = run.isEmpty()
                ? CalibrationStore.newest(Path.of("runs"))
                : CalibrationStore.ofRun(Path.of(run));
        if (!evidence.here() && run.isEmpty()) {
            console.err().println("no run of this machine in runs/: answering from the reference run that ships with"
                    + " loomwise; ./loomwise bench measures this machine");
        }
        Recommendation advice = Advisor.advise(asked, evidence);
        switch (chosen) {
            case JSON -> console.out().println(AdviceJson.render(advice).toPrettyString());
            case MARKDOWN -> console.out().print(AdviceMarkdown.render(advice));
            case TEXT -> console.out().print(AdviceText.render(advice, Instant.now()));
        }
        String html = given.matchedOptionValue("--html", "");
        if (!html.isEmpty()) {
            AdvicePage.write(advice, Path.of(html));
            console.err().println("page: " + html);
        }
        return 0;
    }

    private enum Format {
        TEXT, JSON, MARKDOWN
    }

    private static Format format(String format) {
        try {
            return ProfileKeys.one(Format.class, format);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--format: " + e.getMessage(), e);
        }
    }

    private static WorkloadProfile asked(ParseResult given) {
        String profile = given.matchedPositionalValue(0, "");
        ObjectNode keys = profile.isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : ProfileFile.read(Path.of(profile));
        ProfileOptions.override(given, keys);
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
            String where = profile.isEmpty() ? "--" : profile + ": ";
            throw new BadInputException(where + e.getMessage(), e);
        }
    }
}
