package dev.loomwise.advisor.cli;

import dev.loomwise.bench.unit.Suggestion;
import dev.loomwise.bench.unit.Visible;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Arguments that picocli parses and explains. Apart from {@link Main}, because the JVM's archive cannot hold picocli, whose
 * classes are of Java 5: whatever mentions its exceptions would open the jar on every start, advice included.
 */
final class Parsing {
    private static final int NARROWEST = 55;

    private Parsing() {}

    /** Parses the arguments and runs the command; returns the exit code. */
    static int execute(Command command, String name, List<String> args, Console console, boolean debug) {
        // It would write its own warnings beside our one line.
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
        CommandLine line = command.line();
        line.getCommandSpec().version("loomwise " + Main.VERSION);
        var style = Terminal.style();
        line.setUsageHelpWidth(Math.max(NARROWEST, style.width()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.valueOf(
                        style.colour() ? "ON" : "OFF")));
        line.registerConverter(Path.class, Parsing::path);
        line.setCommandName("loomwise " + name).setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, unused) -> {
            console.err().println("loomwise " + name + ": " + explain(e, line));
            return Main.BAD_INPUT;
        });
        line.setExecutionExceptionHandler((e, unused, parsed) -> Main.failed(e, " " + name, console, debug));
        return line.execute(args.toArray(String[]::new));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no path");
        }
    }

    private static String explain(ParameterException e, CommandLine line) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            if (word.startsWith("-")) {
                List<String> options = line.getCommandSpec().options().stream()
                        .flatMap(o -> Arrays.stream(o.names())).toList();
                return "unknown option '" + Visible.line(word, 100) + "'; " + Suggestion.of(word, options)
                        .map(s -> "did you mean '" + s + "'?").orElse("--help lists what there is");
            }
            return "'" + Visible.line(word, 200) + "' is one argument too many; --help shows the usage";
        }
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null
                && List.of(int.class, long.class, Long.class).contains(option.type())) {
            return option.longestName() + ": '" + Visible.line(e.getValue(), 100)
                    + "' is no whole number, or too large";
        }
        if (e instanceof MissingParameterException) {
            return Main.oneLine(e) + example(line);
        }
        return Main.oneLine(e);
    }

    /** What the help shows first. */
    private static String example(CommandLine line) {
        return Arrays.stream(line.getCommandSpec().usageMessage().footer()).filter(f -> f.startsWith("Example: "))
                .findFirst().map(f -> "; for" + f.replaceFirst("Example", " example").replace("%%", "%")).orElse("");
    }
}
