package dev.loomwise.advisor.cli;

import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.ReportPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One HTML file about a run. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "Writes one HTML file about a run folder, or about any JMH JSON file.", footer = {
        "", "Example: ./loomwise report runs/mine --out report.html"})
final class ReportCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Parameters(arity = "1", paramLabel = "RUN", description = "A run folder or a JMH JSON file.")
    private @Nullable Path run;
    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (RUN/report.html, or beside the file).")
    private @Nullable Path out;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path from = java.util.Objects.requireNonNull(run);
        Study study = Study.read(from);
        Path page = out != null
                ? out
                : Files.isDirectory(from) ? from.resolve("report.html") : Path.of(from + ".html");
        ReportPage.write(study, page);
        console.out().println("report: " + page);
        return 0;
    }
}
