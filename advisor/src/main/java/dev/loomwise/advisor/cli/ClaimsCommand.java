package dev.loomwise.advisor.cli;

import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.reports.claim.Checked;
import dev.loomwise.reports.claim.ClaimsJson;
import dev.loomwise.reports.claim.ClaimsText;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every claim of the articles with its verdict on the machine that was measured. */
@Command(name = "claims", mixinStandardHelpOptions = true, sortOptions = false, description = "What the articles say, checked against a run: each claim with its verdict and numbers.", footer = {
        "", "Example: ./loomwise bench --preset standard --out runs/mine && ./loomwise claims --run runs/mine"})
final class ClaimsCommand implements dev.loomwise.advisor.cli.Command {
    private static final Path RUNS = Path.of("runs");

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
        Study study = Study.read(run == null ? newest() : run);
        List<Checked> claims = Checked.all(study);
        console.out().print(switch (chosen) {
            case TEXT -> ClaimsText.text(study.name(), claims);
            case JSON -> ClaimsJson.render(study.name(), claims);
            case CSV -> ClaimsText.csv(claims);
            case MARKDOWN -> ClaimsText.markdown(study.name(), claims);
        });
        return 0;
    }

    private static Path newest() {
        try (var folders = Files.isDirectory(RUNS) ? Files.list(RUNS) : java.util.stream.Stream.<Path>empty()) {
            return folders.filter(f -> Files.isRegularFile(f.resolve(RunFolder.MANIFEST)))
                    .max(Comparator.comparing(ClaimsCommand::written))
                    .orElseThrow(() -> new BadInputException(
                            "there is no run in runs/; measure first with ./loomwise bench --preset standard"));
        } catch (IOException e) {
            throw new BadInputException(RUNS + " cannot be read (" + e.getMessage() + "); name a run with --run", e);
        }
    }

    private static FileTime written(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(RunFolder.MANIFEST));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
