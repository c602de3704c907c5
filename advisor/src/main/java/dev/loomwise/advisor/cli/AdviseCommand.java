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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model, with which settings, how fast, and why. */
@Command(name = "advise", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says which concurrency model a workload should use on this machine.",
        footer = {"", "Example: ./loomwise advise --tasks 1000 --wait 100ms --cpu 1ms --io http"})
final class AdviseCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "PROFILE.yaml", description = "The workload; flags override it.")
    private @Nullable Path profile;
    @Mixin
    private final ProfileOptions flags = new ProfileOptions();
    @Option(names = "--run", paramLabel = "DIR", description = "The run to learn costs from (newest in runs/).")
    private @Nullable Path run;
    @Option(names = "--format", paramLabel = "text|json|markdown", description = "How to answer (text).")
    private String format = "text";
    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with a chart.")
    private @Nullable Path html;

    AdviseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Format chosen = format();
        WorkloadProfile asked = asked();
        CalibrationStore.Found evidence = run == null ? CalibrationStore.newest(Path.of("runs"))
                : CalibrationStore.ofRun(run);
        if (!evidence.here() && run == null) {
            console.err().println("no run of this machine in runs/: answering from the reference run that ships with"
                    + " loomwise; ./loomwise bench measures this machine");
        }
        Recommendation advice = Advisor.advise(asked, evidence);
        switch (chosen) {
        case JSON -> console.out().println(AdviceJson.render(advice).toPrettyString());
        case MARKDOWN -> console.out().print(AdviceMarkdown.render(advice));
        case TEXT -> console.out().print(AdviceText.render(advice, Instant.now()));
        }
        if (html != null) {
            AdvicePage.write(advice, html);
            console.err().println("page: " + html);
        }
        return 0;
    }

    private enum Format {
        TEXT, JSON, MARKDOWN
    }

    private Format format() {
        try {
            return ProfileKeys.one(Format.class, format);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--format: " + e.getMessage(), e);
        }
    }

    private WorkloadProfile asked() {
        ObjectNode keys = profile == null ? JsonNodeFactory.instance.objectNode() : ProfileFile.read(profile);
        flags.override(keys);
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
            String where = profile == null ? "--" : profile + ": ";
            throw new BadInputException(where + e.getMessage(), e);
        }
    }
}
