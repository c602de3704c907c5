package dev.loomwise.advisor.cli;

import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.compare.CompareData;
import dev.loomwise.reports.compare.CompareMarkdown;
import dev.loomwise.reports.compare.CompareText;
import dev.loomwise.reports.compare.Comparison;
import dev.loomwise.reports.compare.Verdict;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two runs, cell by cell; a gate for a pull request. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false, description = "Says which cells are slower, the same or faster in NEW than in BASE: commit against commit, JDK against JDK, machine against machine. Exit code 3 when something is slower.", footer = {
        "", "Example: ./loomwise compare runs/before runs/after --threshold 5% --format markdown"})
final class CompareCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Parameters(index = "0", paramLabel = "BASE", description = "A run folder or a JMH JSON file.")
    private @Nullable Path base;
    @Parameters(index = "1", paramLabel = "NEW", description = "The one to judge by it.")
    private @Nullable Path now;
    @Option(names = "--threshold", paramLabel = "SHARE", description = "Differences up to this do not count (5%%).")
    private String threshold = "5%";
    @Option(names = "--confidence", paramLabel = "SHARE", description = "Of the intervals; the rest is the share of false alarms (95%%).")
    private String confidence = "95%";
    @Option(names = "--format", paramLabel = Format.LABEL, description = "How to answer (text).")
    private String format = "text";

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format chosen = Options.one("--format", Format.class, format);
        double least = Options.read("--threshold", threshold, Units::share);
        double sure = Options.read("--confidence", confidence, Units::share);
        Comparison.Settings settings = Options.read("--threshold and --confidence", threshold + " and " + confidence,
                v -> new Comparison.Settings(least, sure));
        Path before = Objects.requireNonNull(base);
        Path after = Objects.requireNonNull(now);
        Study old = Study.read(before);
        Study fresh = Study.read(after);
        if (same(before, after)) {
            throw new BadInputException("BASE and NEW are the same run (" + before + "): name two");
        }
        Comparison comparison = Comparison.of(old, fresh, settings);
        console.out().print(switch (chosen) {
            case TEXT -> CompareText.render(comparison);
            case JSON -> CompareData.json(comparison);
            case MARKDOWN -> CompareMarkdown.render(comparison);
            case CSV -> CompareData.csv(comparison);
        });
        return comparison.count(Verdict.SLOWER) > 0 ? Main.GATE : 0;
    }

    private static boolean same(Path before, Path after) {
        try {
            return Files.isSameFile(before, after);
        } catch (IOException e) {
            // Both were just read; one that went away meanwhile is not the same.
            return false;
        }
    }
}
