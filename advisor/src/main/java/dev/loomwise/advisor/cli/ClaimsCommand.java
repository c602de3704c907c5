package dev.loomwise.advisor.cli;

import dev.loomwise.reports.claim.Checked;
import dev.loomwise.reports.claim.ClaimsJson;
import dev.loomwise.reports.claim.ClaimsText;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every claim of the articles with its verdict on the machine that was measured. */
@Command(name = "claims", mixinStandardHelpOptions = true, sortOptions = false, description = "What the articles say, checked against a run: each claim with its verdict and numbers.", footer = {
        "", "Example: ./loomwise bench --preset standard --out runs/mine && ./loomwise claims --run runs/mine"})
final class ClaimsCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Option(names = "--run", paramLabel = "DIR", description = "The run to check (newest in runs/).")
    private @Nullable Path run;
    @Option(names = "--format", paramLabel = Format.LABEL, description = "How to say it (text).")
    private String format = "text";

    ClaimsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format chosen = Options.one("--format", Format.class, format);
        Study study = Study.read(Optional.ofNullable(run).or(() -> Runs.newest(Runs.USUAL, any -> true))
                .orElseThrow(() -> new BadInputException("there is no run in " + Runs.USUAL
                        + "/; measure first with ./loomwise bench --preset standard")));
        List<Checked> claims = Checked.all(study);
        console.out().print(switch (chosen) {
            case TEXT -> ClaimsText.text(study.name(), claims);
            case JSON -> ClaimsJson.render(study.name(), claims);
            case CSV -> ClaimsText.csv(claims);
            case MARKDOWN -> ClaimsText.markdown(study.name(), claims);
        });
        return 0;
    }
}
