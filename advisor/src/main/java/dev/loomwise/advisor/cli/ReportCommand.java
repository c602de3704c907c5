package dev.loomwise.advisor.cli;

import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.ReportPage;
import dev.loomwise.reports.page.RunsPage;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One HTML file about a run. Plain arguments are read by hand: what picocli loads takes a tenth of a second and more. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "Writes one HTML file about a run, about any JMH JSON file, or about several of them side by side.", footer = {
        "", "Example: ./loomwise report runs/mine --out report.html",
        "Example: ./loomwise report runs/jdk21 runs/jdk25 --out jdks.html"})
final class ReportCommand implements dev.loomwise.advisor.cli.Command {
    private static final String OUT = "--out";

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders or JMH JSON files.")
    private List<Path> runs = List.of();
    @Option(names = OUT, paramLabel = "FILE", description = "Where to write (RUN/report.html, beside the file, or runs.html for several).")
    private @Nullable Path out;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takes(List<String> args) {
        List<Path> named = new ArrayList<>();
        Optional<Path> page = Optional.empty();
        try {
            for (int i = 0; i < args.size(); i++) {
                boolean option = args.get(i).equals(OUT) && page.isEmpty() && i + 1 < args.size();
                String path = option ? args.get(++i) : args.get(i);
                if (path.startsWith("-") || path.startsWith("@")) {
                    return false;
                }
                if (option) {
                    page = Optional.of(Path.of(path));
                } else {
                    named.add(Path.of(path));
                }
            }
        } catch (InvalidPathException e) {
            return false;
        }
        runs = named;
        out = page.orElse(null);
        return !named.isEmpty();
    }

    @Override
    public Integer call() {
        if (runs.size() > 1) {
            Path page = out != null ? out : Path.of("runs.html");
            ReportPage.write(RunsPage.html(runs.stream().map(Study::read).toList()), page);
            console.out().println("report: " + page);
            return 0;
        }
        Path from = runs.getFirst();
        Study study = Study.read(from);
        Path page = out != null
                ? out
                : Files.isDirectory(from) ? from.resolve("report.html") : Path.of(from + ".html");
        ReportPage.write(study, page);
        console.out().println("report: " + page);
        return 0;
    }
}
